import {
  accessEvidenceSchema,
  accessReviewInputSchema,
  accessReviewListSchema,
  accessReviewQuerySchema,
  accessReviewSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { asFlag, asNumber } from '../parameters';
import { route } from './Route';

const tag = 'access reviews';
const { mine, limit } = accessReviewQuerySchema.shape;

export const accessReviewRoutes = {
  listAccessReviews: route({
    method: 'get',
    path: '/access-reviews',
    audit: 'access-review-fetch',
    tag,
    summary: 'Access reviews that are due, or those that are done',
    query: accessReviewQuerySchema.extend({
      mine: asFlag(mine),
      limit: asNumber(limit),
    }),
    status: 200,
    answer: accessReviewListSchema,
  }),
  getAccessReview: route({
    method: 'get',
    path: '/access-reviews/:id',
    audit: 'access-review-fetch',
    tag,
    summary: 'One access review with every grant of its stream',
    status: 200,
    answer: accessReviewSchema,
  }),
  decideAccessReview: route({
    method: 'post',
    path: '/access-reviews/:id/decisions',
    audit: 'access-review-decide',
    tag,
    summary: 'Keep or revoke grants',
    description:
      'Names the digest of the grants that were seen; where others are in force the answer is 409, with the review as it is now in the details. A request is filed for each principal that something is revoked from. The review is done once every grant in force was decided to be kept.',
    body: accessReviewInputSchema,
    status: 200,
    answer: accessReviewSchema,
  }),
  getAccessEvidence: route({
    method: 'get',
    path: '/streams/:cluster/:topic/evidence',
    audit: 'access-evidence-fetch',
    tag,
    summary: 'Who has access to a stream and who agreed, for an auditor',
    description:
      'Of the last year unless told otherwise. `format=markdown` is the same as one document to hand over.',
    query: z.strictObject({
      /** From this instant on. */
      from: z.iso.datetime({ offset: true }).optional(),
      /** Before this instant. */
      to: z.iso.datetime({ offset: true }).optional(),
      format: z.enum(['json', 'markdown']).optional(),
    }),
    status: 200,
    answer: accessEvidenceSchema,
    otherAnswers: { 'text/markdown': 'The same as one document' },
  }),
};
