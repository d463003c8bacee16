import { entityStreamsSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { route } from './Route';

export const readinessRoutes = {
  getEntityStreams: route({
    method: 'get',
    path: '/readiness/by-entity/:kind/:namespace/:name',
    audit: 'readiness-fetch',
    tag: 'readiness',
    summary:
      'Streams of a component, system, group, API or topic with owner and readiness',
    status: 200,
    answer: entityStreamsSchema,
  }),
};
