import {
  resourceListSchema,
  resourceMarks,
  resourceStates,
  resourceTypes,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { asFlag, asNumber } from '../parameters';
import { route } from './Route';

export const resourceRoutes = {
  listResources: route({
    method: 'get',
    path: '/resources',
    audit: 'resource-fetch',
    tag: 'resources',
    summary: 'What exists on the clusters, with its confirmed owner',
    description:
      'From the last sync of each cluster: `syncs` says how current that is. With `format` csv all rows that match are written out, page after page; `cursor` and `limit` are for json.',
    query: z.strictObject({
      cluster: z.string().max(100).optional(),
      type: z.enum(resourceTypes).optional(),
      owner: z.string().max(300).optional(),
      /** Only what has no confirmed owner, without what Kafka made for itself. */
      unowned: asFlag(z.boolean().optional()),
      /** Only, or without, what Kafka made for itself. */
      internal: asFlag(z.boolean().optional()),
      /** Only what changed, went, or got another owner since then; what is gone too. */
      changedSince: z.iso.datetime().optional(),
      /** What is gone is listed by `gone` only. */
      state: z.enum(resourceStates).optional(),
      /** Only what has this mark. */
      mark: z.enum(resourceMarks).optional(),
      /** Part of the name, in any case. */
      q: z.string().max(250).optional(),
      cursor: z.string().max(2000).optional(),
      limit: asNumber(z.int().min(1).max(200).optional()),
      format: z.enum(['json', 'csv']).optional(),
    }),
    status: 200,
    answer: resourceListSchema,
    otherAnswers: {
      'text/csv': 'One resource a line, with a header line',
    },
  }),
};
