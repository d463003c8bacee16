import type {
  PreviewInput,
  Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleEvents,
  exampleRequest,
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

/** The example data at the pace of a network; the cluster "staging" does not answer. */
export class DevKafkaSupportApi extends FakeKafkaSupportApi {
  constructor() {
    super({
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
