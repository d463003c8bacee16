import type {
  AccessReview,
  ReviewedGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';

const at = '2026-11-01T12:00:00.000Z';

/** A grant that a request made. */
export const exampleGrant = (
  principal: string,
  over: Partial<ReviewedGrant> = {},
): ReviewedGrant => ({
  key: `key of ${principal}`,
  principal,
  host: '*',
  permission: 'allow',
  patternType: 'literal',
  resourceName: 'payments.received.v1',
  operations: ['read', 'describe'],
  state: 'in force',
  origin: 'request',
  approval: {
    visible: true,
    requestId: 'r1',
    title: `Let ${principal} read payments.received.v1`,
    requester: 'user:default/bob',
    approvedBy: [{ reviewer: 'user:default/petra', role: 'security' }],
    at,
  },
  principalOwner: 'group:default/orders',
  ...over,
});

/** A review that the reader's team owes. */
export const exampleAccessReview = (
  over: Partial<AccessReview> = {},
): AccessReview => ({
  id: 'o2',
  title: 'Review access to payments.received.v1',
  cluster: 'prod',
  resource: 'prod/topic/payments.received.v1',
  topic: 'payments.received.v1',
  dataClass: 'confidential',
  owedBy: 'group:default/payments',
  dueAt: '2026-11-28T12:00:00.000Z',
  state: 'open',
  overdue: false,
  mine: true,
  createdAt: '2026-11-14T12:00:00.000Z',
  read: { known: true, readAt: '2026-11-21T13:05:12.000Z' },
  digest: 'abcdef0123456789'.repeat(4),
  grants: [
    exampleGrant('User:billing', { until: '2026-12-24T12:00:00.000Z' }),
    exampleGrant('User:legacy', {
      origin: 'not by a request',
      approval: undefined,
      principalOwner: undefined,
    }),
    exampleGrant('User:alice', {
      notToKeep: 'It is your own. Somebody else who may decide has to keep it',
    }),
  ],
  submissions: [],
  ...over,
});
