import {
  clusterSchema,
  pauseInputSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { route } from './Route';

const tag = 'clusters';

export const clusterRoutes = {
  listClusters: route({
    method: 'get',
    path: '/clusters',
    audit: 'cluster-fetch',
    tag,
    summary: 'The configured clusters with mode and health',
    status: 200,
    answer: z.object({ items: z.array(clusterSchema) }),
  }),
  getCluster: route({
    method: 'get',
    path: '/clusters/:cluster',
    audit: 'cluster-fetch',
    tag,
    summary: 'One cluster',
    status: 200,
    answer: clusterSchema,
  }),
  pauseCluster: route({
    method: 'post',
    path: '/clusters/:cluster/pause',
    audit: 'cluster-pause',
    tag,
    summary: 'Stop applying changes on a cluster',
    description:
      'Approved requests wait until the cluster is resumed. A change that is under way ends.',
    body: pauseInputSchema,
    status: 200,
    answer: clusterSchema,
  }),
  resumeCluster: route({
    method: 'post',
    path: '/clusters/:cluster/resume',
    audit: 'cluster-resume',
    tag,
    summary: 'Apply changes on a cluster again',
    status: 200,
    answer: clusterSchema,
  }),
};
