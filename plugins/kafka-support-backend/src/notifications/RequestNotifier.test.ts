import { mockServices } from '@backstage/backend-test-utils';
import type {
  RequestEvent,
  RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { StoredRequest } from '../requests/types';
import { RequestNotifier } from './RequestNotifier';

const request = {
  id: 'r1',
  title: 'Create topic orders.order.placed.v1',
  cluster: 'prod',
  requester: 'user:default/alice',
  owner: 'group:default/orders',
  ownership: {},
  reviewers: [
    {
      role: 'platform',
      filledBy: ['group:default/platform'],
      reasons: ['60 partitions, above 50'],
    },
  ],
  statusReason: 'because',
} as unknown as StoredRequest;

const moved = (
  to: RequestStatus | undefined,
  from?: RequestStatus,
): RequestEvent[] => [
  {
    requestId: 'r1',
    sequence: 1,
    type: to ? 'status.changed' : 'commented',
    at: '2026-11-21T10:00:00.000Z',
    actor: 'system',
    message: '',
    from,
    to,
  },
];

function setUp() {
  const notifications = { send: jest.fn(async () => undefined) };
  const signals = { publish: jest.fn(async (_: unknown) => undefined) };
  const logger = mockServices.logger.mock();
  const timers: { work: () => void; ms: number }[] = [];
  const notifier = RequestNotifier.create({
    notifications: notifications as any,
    signals: signals as any,
    logger,
    schedule: (work, ms) => timers.push({ work, ms }),
  });
  /** Every interval that runs is over. */
  const elapse = () => timers.splice(0).forEach(({ work }) => work());
  return { notifications, signals, logger, notifier, elapse };
}

describe('RequestNotifier', () => {
  it('asks those who can fill a role, never the requester, and links to the request', () => {
    const { notifier, notifications, elapse } = setUp();
    notifier.onCommitted(request, moved('in_review'));
    elapse();
    expect(notifications.send).toHaveBeenCalledTimes(1);
    expect(notifications.send).toHaveBeenCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['group:default/platform'],
        excludeEntityRef: 'user:default/alice',
      },
      payload: expect.objectContaining({
        title: 'To review: Create topic orders.order.placed.v1 on prod',
        description: 'platform: 60 partitions, above 50',
        link: '/kafka-support/requests/r1',
        scope: 'kafka-support:request:r1',
      }),
    });
  });

  it.each([
    ['verified', 'is applied and verified'],
    ['unverified', 'is applied, but a figure is not healthy'],
    ['failed', 'was not applied'],
    ['unknown', 'has an unknown outcome'],
    ['rejected', 'was rejected'],
  ] as const)('tells the requester that it %s', (status, words) => {
    const { notifier, notifications, elapse } = setUp();
    notifier.onCommitted(request, moved(status, 'applying'));
    elapse();
    expect(notifications.send).toHaveBeenCalledWith(
      expect.objectContaining({
        recipients: expect.objectContaining({
          entityRef: ['user:default/alice'],
        }),
        payload: expect.objectContaining({
          title: `Create topic orders.order.placed.v1 on prod ${words}`,
          description: 'because',
        }),
      }),
    );
  });

  it('tells both sides when a plan goes back to review', () => {
    const { notifier, notifications, elapse } = setUp();
    notifier.onCommitted(request, moved('in_review', 'applying'));
    elapse();
    expect(notifications.send).toHaveBeenCalledTimes(2);
  });

  it('asks anew when the plan that waits was replaced, since others may have to agree', () => {
    const { notifier, notifications, elapse } = setUp();
    const [event] = moved(undefined);
    const replaced = [{ ...event, type: 'plan.replaced' as const }];
    notifier.onCommitted({ ...request, status: 'in_review' }, replaced);
    elapse();
    expect(notifications.send).toHaveBeenCalledTimes(1);
    expect(notifications.send).toHaveBeenCalledWith(
      expect.objectContaining({
        recipients: expect.objectContaining({
          entityRef: ['group:default/platform'],
        }),
      }),
    );
    notifier.onCommitted({ ...request, status: 'approved' }, replaced);
    elapse();
    expect(notifications.send).toHaveBeenCalledTimes(1);
  });

  it('sends only a signal for what needs nobody', () => {
    const { notifier, notifications, signals, elapse } = setUp();
    notifier.onCommitted(request, moved('approved'));
    elapse();
    expect(notifications.send).not.toHaveBeenCalled();
    expect(signals.publish).toHaveBeenCalledTimes(1);
    expect(signals.publish).toHaveBeenCalledWith({
      channel: 'kafka-support:requests',
      recipients: {
        type: 'user',
        entityRef: [
          'user:default/alice',
          'group:default/orders',
          'group:default/platform',
        ],
      },
      message: { id: 'r1', status: undefined },
    });
  });

  it('asks nobody to review what was decided at once', () => {
    const { notifier, notifications, elapse } = setUp();
    notifier.onCommitted(request, moved('in_review'));
    notifier.onCommitted(request, moved(undefined));
    notifier.onCommitted(request, moved('approved', 'in_review'));
    expect(notifications.send).not.toHaveBeenCalled();
    elapse();
    expect(notifications.send).not.toHaveBeenCalled();
  });

  it('signals at last how a request stands after many changes at once', () => {
    const { notifier, signals, elapse } = setUp();
    for (const status of ['approved', 'applying', 'applied'] as const)
      notifier.onCommitted({ ...request, status }, moved(status));
    notifier.onCommitted({ ...request, status: 'verified' }, moved(undefined));
    elapse();
    expect(signals.publish.mock.calls).toMatchObject([
      [{ message: { id: 'r1', status: 'approved' } }],
      [{ message: { id: 'r1', status: 'verified' } }],
    ]);
  });

  it('does no harm when sending fails', async () => {
    const { notifier, notifications, signals, logger, elapse } = setUp();
    notifications.send.mockRejectedValue(new Error('down'));
    signals.publish.mockRejectedValue(new Error('down'));
    notifier.onCommitted(request, moved('failed'));
    elapse();
    await new Promise(resolve => setImmediate(resolve));
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});
