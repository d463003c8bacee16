import { resourceListSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { asFlag, asNumber } from '../parameters';
import { route } from './Route';

export const resourceRoutes = {
  listResources: route({
    method: 'get',
    path: '/resources',
    audit: 'resource-fetch',
    tag: 'resources',
    summary: 'Topics that exist, with their confirmed owner',
    query: z.strictObject({
      cluster: z.string().max(100).optional(),
      owner: z.string().max(300).optional(),
      /** Only what has no confirmed owner. */
      unowned: asFlag(z.boolean().optional()),
      /** Part of the name. */
      q: z.string().max(250).optional(),
      cursor: z.string().max(2000).optional(),
      limit: asNumber(z.int().min(1).max(200).optional()),
    }),
    status: 200,
    answer: resourceListSchema,
  }),
};
