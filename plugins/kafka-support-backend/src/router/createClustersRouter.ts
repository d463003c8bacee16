import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { mount } from './mount';
import { clusterRoutes } from './routes/clusters';
import type { ClustersService } from '../services';

export function createClustersRouter(
  options: { clusters: ClustersService } & Edge,
): Router {
  const { clusters } = options;
  const router = PromiseRouter();

  mount(router, options, clusterRoutes.listClusters, async call => ({
    items: await clusters.list(call.credentials),
  }));
  mount(router, options, clusterRoutes.getCluster, call =>
    clusters.get(call.path.cluster, call.credentials),
  );
  mount(router, options, clusterRoutes.pauseCluster, call =>
    clusters.pause(call.path.cluster, call.body, call.credentials),
  );
  mount(router, options, clusterRoutes.resumeCluster, call =>
    clusters.resume(call.path.cluster, call.credentials),
  );

  return router;
}
