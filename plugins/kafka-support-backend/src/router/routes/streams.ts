import {
  streamDetailSchema,
  streamSources,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { route } from './Route';

export const streamRoutes = {
  getStream: route({
    method: 'get',
    path: '/streams/:cluster/:topic',
    audit: 'stream-fetch',
    tag: 'streams',
    summary:
      'One stream: who answers, what changed, what the caller may do, and how it stands',
    description:
      'A figure that the cluster does not answer is unknown, with the reason; the rest is there all the same. Requests that the caller may not read are left out. With `from` records the cluster is not asked, and the answer is there at once.',
    query: z.strictObject({ from: z.enum(streamSources).optional() }),
    status: 200,
    answer: streamDetailSchema,
  }),
};
