import type {
  PreviewInput,
  Request,
  RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { previewOf } from './previewOf';
import { exampleNow, minutesLater } from './time';

/** A request in review by the platform, unless told otherwise; whoever looks may comment. @public */
export function exampleRequest(
  overrides: Partial<Request> = {},
  input: Partial<PreviewInput> = {},
): Request {
  const ask: PreviewInput = {
    kind: 'topic-create',
    cluster: 'prod',
    spec: {
      name: 'payments.payment.received.v1',
      expectedBytesPerSecond: 1_048_576,
      orderingKey: 'payment id',
      parallelReaders: 6,
      retentionMs: 1_209_600_000,
      producers: [{ principal: 'User:payments-api' }],
    },
    component: 'component:default/payments-api',
    ...input,
  };
  const preview = previewOf(ask);
  return {
    ...preview,
    id: '01JD7X0QK3',
    kind: ask.kind,
    cluster: ask.cluster,
    environment: 'production',
    title: `Create topic ${ask.spec.name}`,
    status: 'in_review',
    version: 1,
    requester: 'user:default/alice',
    component: ask.component,
    owner: 'group:default/payments',
    justification: 'Settlement reads received payments for reconciliation.',
    reviews: [],
    createdAt: exampleNow,
    updatedAt: exampleNow,
    actions: ['comment'],
    reviewableRoles: [],
    ...overrides,
  };
}

/** The timeline of a request that was approved, applied and verified. @public */
export function exampleEvents(
  request: Pick<Request, 'id' | 'plan'>,
): RequestEvent[] {
  const event = (
    sequence: number,
    type: RequestEvent['type'],
    rest: Partial<RequestEvent>,
  ): RequestEvent => ({
    requestId: request.id,
    sequence,
    type,
    at: minutesLater(sequence),
    actor: 'system',
    message: '',
    ...rest,
  });
  const before = [
    event(1, 'submitted', {
      actor: 'user:default/alice',
      message: 'Submitted; needs Platform',
      to: 'in_review',
      planDigest: request.plan.digest,
    }),
    event(2, 'review.given', {
      actor: 'user:default/petra',
      message: 'Approved as platform',
      planDigest: request.plan.digest,
      details: { role: 'platform', verdict: 'approve' },
    }),
    event(3, 'status.changed', {
      message: 'Everyone agreed',
      from: 'in_review',
      to: 'approved',
    }),
    event(4, 'status.changed', {
      message: 'Started',
      from: 'approved',
      to: 'applying',
    }),
  ];
  const changes = request.plan.changes.flatMap((change, index) => [
    event(5 + index * 2, 'change.started', {
      changeId: change.id,
      message: `Started: ${change.id}`,
    }),
    event(6 + index * 2, 'change.succeeded', {
      changeId: change.id,
      message: `Done: ${change.id}`,
    }),
  ]);
  const next = 5 + changes.length;
  return [
    ...before,
    ...changes,
    event(next, 'status.changed', {
      message: 'All changes are made',
      from: 'applying',
      to: 'applied',
    }),
    event(next + 1, 'verification', {
      message: 'The cluster shows exactly what was agreed',
      from: 'applied',
      to: 'verified',
    }),
  ];
}
