import type {
  PreviewInput,
  Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleEvents,
  exampleNow,
  exampleRequest,
  exampleResource,
  FakeKafkaSupportApi,
  minutesLater,
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import {
  exampleAccessReview,
  exampleGrant,
} from '../src/__testUtils__/exampleAccessReview';
import { exampleObligation } from '../src/__testUtils__/exampleObligation';
import {
  exampleEntityStreams,
  exampleStream,
} from '../src/__testUtils__/exampleStreams';

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

const inReview = exampleRequest({
  id: 'in-review',
  actions: ['approve', 'reject', 'comment', 'cancel'],
  reviewableRoles: ['platform', 'security'],
});
const verified = exampleRequest({
  id: 'verified',
  status: 'verified',
  actions: ['comment', 'revert'],
});
const applying = exampleRequest({ id: 'applying', status: 'applying' });
const failed = exampleRequest({
  id: 'failed',
  status: 'failed',
  statusReason: 'Replication factor: 3 larger than available brokers: 2.',
  actions: ['comment', 'retry', 'cancel'],
});

function eventsOf(request: Request, count?: number) {
  return exampleEvents(request).slice(0, count);
}

const GiB = 1024 ** 3;
const MINUTES_PER_DAY = 1_440;
const daysAgo = (days: number) => minutesLater(-days * MINUTES_PER_DAY);

const resources = [
  exampleResource('payments.payment.received.v1', {
    totalBytes: 412 * GiB,
    lastWriteAt: minutesLater(-2),
    groups: 4,
    activeGroups: 4,
  }),
  exampleResource('payments.ledger.v2', {
    underReplicatedPartitions: 2,
    totalBytes: 61 * GiB,
    lastWriteAt: minutesLater(-30),
    groups: 1,
    activeGroups: 0,
    marks: [
      {
        mark: 'drifted',
        since: daysAgo(2),
        says: 'cleanup.policy is compact, and delete was approved.',
        fix: { link: 'streams/prod/payments.ledger.v2#drift' },
      },
    ],
  }),
  exampleResource('orders.order.placed.v1', {
    owner: undefined,
    partitions: 48,
    totalBytes: 0.3 * GiB,
    lastWriteAt: minutesLater(-300),
    groups: 2,
    activeGroups: 1,
    marks: [
      {
        mark: 'excessPartitions',
        since: daysAgo(9),
        says: '48 partitions get less than 16 KiB a second and hold less than 512 MiB, and its largest group has 2 members: 4 would do. Partitions cannot be taken away: make a smaller successor and move over.',
        fix: {
          kind: 'topic-create',
          spec: { name: 'orders.order.placed.v2', partitions: 4 },
        },
      },
    ],
  }),
  exampleResource('orders.refund.v1', {
    owner: 'group:default/ghosts',
    offlinePartitions: 1,
    underReplicatedPartitions: 1,
    totalBytes: 1.2 * GiB,
    lastWriteAt: daysAgo(43),
    watchedSince: daysAgo(90),
    groups: 0,
    marks: [
      {
        mark: 'unused',
        since: daysAgo(43),
        says: 'Nothing was written since 2026-10-09, and no group reads it; it holds less than 2 GiB in 6 partitions. Said after 30 days.',
        fix: { kind: 'topic-delete', spec: { topic: 'orders.refund.v1' } },
      },
      {
        mark: 'orphaned',
        since: daysAgo(12),
        says: 'Its owner group:default/ghosts is no group of the catalog any more: the platform answers until a team claims it.',
        fix: {
          kind: 'ownership',
          spec: { resource: 'prod/topic/orders.refund.v1' },
        },
      },
    ],
  }),
  exampleResource('orders.order.placed.v1', {
    cluster: 'dev',
    partitions: undefined,
    lastChangedAt: undefined,
  }),
  exampleResource('__consumer_offsets', {
    owner: undefined,
    internal: true,
    partitions: 50,
    totalBytes: 0.1 * GiB,
    lastWriteAt: minutesLater(-1),
    groups: 0,
  }),
  exampleResource('billing', {
    type: 'group',
    owner: undefined,
    members: 0,
    lag: 1_204_331,
    topicCount: 3,
    watchedSince: daysAgo(21),
    marks: [
      {
        mark: 'staleOffsets',
        since: daysAgo(21),
        says: 'The group has no members, its offsets did not move since 2026-10-31, and it is behind by at least 1,000,000. Said after 14 days.',
        fix: { kind: 'group-delete', spec: { group: 'billing' } },
      },
    ],
  }),
  exampleResource('User:legacy-export', {
    type: 'principal',
    owner: undefined,
    grants: 6,
    marks: [
      {
        mark: 'unownedGrants',
        since: daysAgo(90),
        says: '6 ACLs name it, and neither a confirmed owner nor the catalog says whose it is: claim it, or revoke what it may do.',
        fix: {
          kind: 'ownership',
          spec: { resource: 'prod/principal/User%3Alegacy-export' },
        },
      },
    ],
  }),
];

const marksOf = (name: string) =>
  resources.find(each => each.name === name)?.marks;

const entityStreams = exampleEntityStreams([
  exampleStream('payments.payment.received.v1', ['ready', 'ready']),
  exampleStream('payments.ledger.v2', ['blocked', 'ready'], {
    marks: marksOf('payments.ledger.v2'),
  }),
  exampleStream('orders.refund.v1', ['watch', 'watch'], {
    marks: marksOf('orders.refund.v1'),
    openRequests: [
      {
        id: 'in-review',
        title: 'Delete orders.refund.v1',
        status: 'in_review',
      },
    ],
  }),
]);

/** The example data at the pace of a network; the cluster "staging" does not answer. */
export class DevKafkaSupportApi extends FakeKafkaSupportApi {
  constructor() {
    super({
      resources,
      entityStreams,
      syncs: [
        { cluster: 'prod', state: 'current', syncedAt: exampleNow },
        {
          cluster: 'dev',
          state: 'stale',
          reason: 'The broker was restarted.',
          syncedAt: exampleNow,
          running: {
            startedAt: minutesLater(1),
            type: 'topic',
            step: 'writing',
            done: 1_200,
            total: 5_000,
          },
        },
        {
          cluster: 'staging',
          state: 'stale',
          syncedAt: exampleNow,
          reason: 'No broker answered within 5 s.',
        },
      ],
      requests: [inReview, verified, applying, failed],
      obligations: [
        exampleObligation({
          id: 'o2',
          kind: 'access-review',
          title: 'Review access to payments.received.v1',
          resource: 'prod/topic/payments.received.v1',
          requestId: undefined,
          owedBy: 'group:default/payments',
          dueAt: daysAgo(1),
          overdue: true,
        }),
        exampleObligation({ requestId: 'verified' }),
        exampleObligation({
          id: 'o4',
          title: 'Access of User:crm to orders.refund.v1 ends',
          resource: 'prod/topic/orders.refund.v1',
          mine: false,
          reason: 'Cluster "prod" does not answer',
          dueAt: daysAgo(0.1),
          overdue: true,
        }),
        exampleObligation({
          id: 'o5',
          title: 'Access of User:old to orders.refund.v1 ends',
          state: 'failed',
          reason: 'The rights changed meanwhile',
          settledAt: daysAgo(3),
          settledBy: 'system',
        }),
      ],
      accessReviews: [
        exampleAccessReview({ overdue: true, dueAt: daysAgo(1) }),
        exampleAccessReview({
          id: 'o3',
          title: 'Review access to orders.order.placed.v1',
          topic: 'orders.order.placed.v1',
          mine: false,
          owedBy: 'group:default/orders',
          notToDecide:
            'Only group:default/orders, group:default/platform may decide over access to this stream',
          grants: [
            exampleGrant('User:crm', {
              resourceName: 'orders.',
              patternType: 'prefixed',
              decision: {
                verdict: 'revoke',
                reason: 'The CRM reads from the lake now',
                by: 'user:default/bob',
                at: daysAgo(1),
                request: { id: 'in-review', status: 'in_review' },
              },
            }),
            exampleGrant('User:billing'),
          ],
          submissions: [
            {
              number: 1,
              by: 'user:default/bob',
              at: daysAgo(1),
              digest: 'abcdef0123456789'.repeat(4),
              kept: 0,
              revoked: 1,
            },
          ],
        }),
      ],
      events: {
        'in-review': eventsOf(inReview, 1),
        verified: eventsOf(verified),
        applying: eventsOf(applying, 7),
        failed: eventsOf(failed, 5),
      },
    });
  }

  override async listAudit() {
    const shared = {
      requestId: 'verified',
      actor: 'system',
      kind: 'topic-config',
      cluster: 'prod',
      resources: ['prod/topic/payments.ledger.v2'],
      title: 'Change settings of payments.ledger.v2',
    };
    return {
      items: [
        {
          ...shared,
          requestId: undefined,
          sequence: 2,
          type: 'cluster.paused' as const,
          kind: 'cluster',
          at: minutesLater(-10),
          actor: 'user:default/petra',
          title: 'prod',
          resources: [],
          message: 'Paused: Upgrade of the brokers',
        },
        {
          ...shared,
          sequence: 4,
          type: 'change.succeeded' as const,
          at: minutesLater(-30),
          message: 'Done: alter-topic-config payments.ledger.v2',
          changeId: 'c1',
          planDigest: 'abcdef0123456789'.repeat(4),
          fields: [
            { field: 'retention.ms', before: '86400000', after: '172800000' },
            { field: 'segment.ms', after: '3600000' },
          ],
        },
      ],
    };
  }

  override async preview(input: PreviewInput) {
    await pause(300);
    if (input.cluster === 'staging')
      throw await responseError(
        503,
        'ServiceUnavailableError',
        'Cluster "staging" does not answer: no broker of kafka.staging.example.com:9094 could be reached within 5 s',
      );
    return super.preview(input);
  }
}
