import {
  commentInputSchema,
  evidenceSchema,
  previewInputSchema,
  previewSchema,
  requestEventSchema,
  requestListSchema,
  requestQuerySchema,
  requestSchema,
  reviewInputSchema,
  submitInputSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { asFlag, asList, asNumber } from '../parameters';
import { route } from './Route';

const tag = 'requests';
const { status, toReview, limit } = requestQuerySchema.shape;

export const requestRoutes = {
  preview: route({
    method: 'post',
    path: '/preview',
    tag,
    summary: 'What a request would do, what the rules say and who must agree',
    description: 'Reads the cluster live and stores nothing.',
    body: previewInputSchema,
    status: 200,
    answer: previewSchema,
  }),
  submitRequest: route({
    method: 'post',
    path: '/requests',
    tag,
    summary: 'File a request',
    description:
      'Carries the plan that was seen. When that plan no longer covers what would be done now, the answer is 409 with the fresh preview under `error.details`.',
    body: submitInputSchema,
    idempotent: true,
    status: 201,
    answer: requestSchema,
  }),
  listRequests: route({
    method: 'get',
    path: '/requests',
    tag,
    summary: 'Requests that the caller may see, newest first',
    query: requestQuerySchema.extend({
      status: asList(status),
      toReview: asFlag(toReview),
      limit: asNumber(limit),
    }),
    status: 200,
    answer: requestListSchema,
  }),
  getRequest: route({
    method: 'get',
    path: '/requests/:id',
    tag,
    summary: 'One request with plan, findings and reviews',
    status: 200,
    answer: requestSchema,
  }),
  listRequestEvents: route({
    method: 'get',
    path: '/requests/:id/events',
    tag,
    summary: 'The timeline of a request, oldest first',
    status: 200,
    answer: z.object({ items: z.array(requestEventSchema) }),
  }),
  getRequestEvidence: route({
    method: 'get',
    path: '/requests/:id/evidence',
    tag,
    summary: 'Who approved what, on which plan, seen which findings',
    status: 200,
    answer: evidenceSchema,
  }),
  reviewRequest: route({
    method: 'post',
    path: '/requests/:id/reviews',
    tag,
    summary: 'Approve or reject in one role',
    description:
      'Names the digest of the plan that was seen; an outdated one answers 409.',
    body: reviewInputSchema,
    status: 200,
    answer: requestSchema,
  }),
  commentRequest: route({
    method: 'post',
    path: '/requests/:id/comments',
    tag,
    summary: 'Comment on a request',
    body: commentInputSchema,
    status: 201,
    answer: requestEventSchema,
  }),
  cancelRequest: route({
    method: 'post',
    path: '/requests/:id/cancel',
    tag,
    summary: 'Withdraw a request of which nothing was started',
    status: 200,
    answer: requestSchema,
  }),
  retryRequest: route({
    method: 'post',
    path: '/requests/:id/retry',
    tag,
    summary: 'Try a failed request again',
    status: 200,
    answer: requestSchema,
  }),
  reconcileRequest: route({
    method: 'post',
    path: '/requests/:id/reconcile',
    tag,
    summary: 'Settle an unknown outcome by reading the cluster',
    status: 200,
    answer: requestSchema,
  }),
  revertRequest: route({
    method: 'post',
    path: '/requests/:id/revert',
    tag,
    summary: 'File the inverse of a request as a new one',
    body: z.strictObject({
      justification: submitInputSchema.shape.justification,
    }),
    idempotent: true,
    status: 201,
    answer: requestSchema,
  }),
};
