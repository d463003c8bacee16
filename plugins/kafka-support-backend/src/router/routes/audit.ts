import {
  auditPageSchema,
  auditVerificationSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { asNumber } from '../parameters';
import { route } from './Route';

export const auditRoutes = {
  listAudit: route({
    method: 'get',
    path: '/audit',
    audit: 'audit-fetch',
    tag: 'audit',
    summary: 'Who did what, to which request or cluster, newest first',
    description:
      'With `format` jsonl or csv all rows that match are written out, page after page; `cursor` and `limit` are for json.',
    query: z.strictObject({
      /** A resource ref: `prod/topic/orders.order.placed.v1`. */
      resource: z.string().max(1000).optional(),
      /** Entity ref of a person, or `service:<subject>`. */
      actor: z.string().max(300).optional(),
      /** Kind of the requests, or `cluster` and `access-review` for what belongs to none. */
      kind: z.string().max(100).optional(),
      /** From this instant on. */
      from: z.iso.datetime({ offset: true }).optional(),
      /** Before this instant. */
      to: z.iso.datetime({ offset: true }).optional(),
      cursor: z.string().max(500).optional(),
      limit: asNumber(z.int().min(1).max(200).optional()),
      format: z.enum(['json', 'jsonl', 'csv']).optional(),
    }),
    status: 200,
    answer: auditPageSchema,
    otherAnswers: {
      'application/jsonl': 'One entry a line',
      'text/csv': 'One entry a line, with a header line',
    },
  }),
  verifyAudit: route({
    method: 'get',
    path: '/audit/verification',
    audit: 'audit-verify',
    tag: 'audit',
    summary: 'Whether the audit trail is what was written',
    description:
      'Reads all of it, and answers the first place that was changed, removed or inserted. Compare `head` with the newest `audit-seal` in the log of the auditor.',
    status: 200,
    answer: auditVerificationSchema,
  }),
};
