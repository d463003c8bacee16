import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { mount } from './mount';
import { clusterRoutes } from './routes/clusters';
import type { ClustersService } from '../services';

export function createClustersRouter(options: {
  clusters: ClustersService;
  httpAuth: HttpAuthService;
}): Router {
  const { clusters, httpAuth } = options;
  const router = PromiseRouter();

  mount(router, httpAuth, clusterRoutes.listClusters, async call => ({
    items: await clusters.list(call.credentials),
  }));
  mount(router, httpAuth, clusterRoutes.getCluster, call =>
    clusters.get(call.path.cluster, call.credentials),
  );
  mount(router, httpAuth, clusterRoutes.pauseCluster, call =>
    clusters.pause(call.path.cluster, call.body, call.credentials),
  );
  mount(router, httpAuth, clusterRoutes.resumeCluster, call =>
    clusters.resume(call.path.cluster, call.credentials),
  );

  return router;
}
