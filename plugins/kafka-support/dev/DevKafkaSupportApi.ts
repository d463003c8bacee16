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
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';

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

const resources = [
  exampleResource('payments.payment.received.v1'),
  exampleResource('payments.ledger.v2', { underReplicatedPartitions: 2 }),
  exampleResource('orders.order.placed.v1', { owner: undefined }),
  exampleResource('orders.refund.v1', {
    owner: undefined,
    offlinePartitions: 1,
    underReplicatedPartitions: 1,
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
  }),
  exampleResource('billing', { type: 'group', owner: undefined }),
];

/** The example data at the pace of a network; the cluster "staging" does not answer. */
export class DevKafkaSupportApi extends FakeKafkaSupportApi {
  constructor() {
    super({
      resources,
      syncs: [
        { cluster: 'prod', state: 'current', syncedAt: exampleNow },
        { cluster: 'dev', state: 'current', syncedAt: exampleNow },
        {
          cluster: 'staging',
          state: 'stale',
          syncedAt: exampleNow,
          reason: 'No broker answered within 5 s.',
        },
      ],
      requests: [inReview, verified, applying, failed],
      events: {
        'in-review': eventsOf(inReview, 1),
        verified: eventsOf(verified),
        applying: eventsOf(applying, 7),
        failed: eventsOf(failed, 5),
      },
    });
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
