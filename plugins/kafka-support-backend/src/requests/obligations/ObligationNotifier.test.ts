import { mockServices } from '@backstage/backend-test-utils';
import { ObligationNotifier } from './ObligationNotifier';
import type { StoredObligation } from './types';

const obligation: StoredObligation = {
  id: 'o1',
  kind: 'temporary-end',
  title: 'Access of User:billing to orders.placed ends',
  cluster: 'dev',
  resource: 'dev/topic/orders.placed',
  requestId: 'r1',
  owedBy: 'system',
  people: ['user:default/ada'],
  detail: { secret: 'hunter2' },
  dueAt: '2026-11-21T12:00:00.000Z',
  state: 'open',
  version: 1,
  attempts: 1,
  createdAt: '2026-11-20T12:00:00.000Z',
};

function setUp() {
  const send = jest.fn(async (_: unknown) => undefined);
  const logger = mockServices.logger.mock();
  const notifier = ObligationNotifier.create({
    notifications: { send } as any,
    logger,
  });
  return { send, logger, notifier };
}

describe('ObligationNotifier', () => {
  it('reminds those who are concerned, with the date and where to look', () => {
    const { send, notifier } = setUp();
    notifier.soon(obligation);
    expect(send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: ['user:default/ada'] },
      payload: expect.objectContaining({
        title: 'Due 2026-11-21: Access of User:billing to orders.placed ends',
        link: '/kafka-support/requests/r1',
        severity: 'normal',
      }),
    });
    expect(JSON.stringify(send.mock.calls)).not.toContain('hunter2');
  });

  it.each<[Partial<StoredObligation>, string]>([
    [{ kind: 'access-review' }, '/kafka-support/access-reviews/o1'],
    [{ requestId: undefined }, '/kafka-support/obligations'],
  ])('links %j to %s', (over, link) => {
    const { send, notifier } = setUp();
    notifier.soon({ ...obligation, ...over });
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({ payload: expect.objectContaining({ link }) }),
    );
  });

  it('says why it is late or failed', () => {
    const { send, notifier } = setUp();
    notifier.late({ ...obligation, reason: 'No answer' });
    notifier.failed({ ...obligation, reason: 'It drifted' });
    expect(send.mock.calls).toMatchObject([
      [
        {
          payload: {
            title: `Overdue: ${obligation.title}`,
            description: 'It is tried again. No answer',
            severity: 'high',
          },
        },
      ],
      [
        {
          payload: {
            title: `Not done: ${obligation.title}`,
            description: 'It drifted',
            severity: 'critical',
          },
        },
      ],
    ]);
  });

  it('tells nobody where nobody is concerned, and does no harm when sending fails', async () => {
    const { send, logger, notifier } = setUp();
    notifier.late({ ...obligation, people: [] });
    expect(send).not.toHaveBeenCalled();
    send.mockRejectedValue(new Error('down'));
    notifier.late(obligation);
    await new Promise(resolve => setImmediate(resolve));
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
