import { FakeClusterAdmin } from './FakeClusterAdmin';
import { fakeClusterView } from './fakeClusterView';

describe('fakeClusterView', () => {
  it('reads the fake cluster', async () => {
    const admin = FakeClusterAdmin.create({
      topics: [{ name: 'orders', config: { 'retention.ms': '1000' } }],
      topicDefaults: { 'min.insync.replicas': '2' },
    });
    const view = fakeClusterView({ admin });
    await expect(view.topic('orders')).resolves.toMatchObject({
      known: true,
      value: { description: { name: 'orders' } },
    });
    await expect(view.topic('nothing')).resolves.toMatchObject({
      known: true,
      value: undefined,
    });
    await expect(view.topicDefaults()).resolves.toMatchObject({
      value: {
        'min.insync.replicas': { value: '2', override: false },
        'flush.ms': { value: '9223372036854775807' },
      },
    });
    await expect(
      view.validateTopic({
        name: 'orders',
        partitions: 1,
        replicationFactor: 1,
        config: {},
      }),
    ).resolves.toMatchObject({
      value: {
        accepted: false,
        code: 'TOPIC_ALREADY_EXISTS',
        sentence: "Topic 'orders' already exists.",
      },
    });
    await expect(view.health()).resolves.toMatchObject({
      value: { state: 'healthy', liveBrokers: 3 },
    });
  });

  it('tells degraded, no quorum and unreachable apart', async () => {
    const admin = FakeClusterAdmin.create({
      topics: [{ name: 'orders', partitions: 3 }],
    });
    const view = fakeClusterView({ admin });
    admin.killBroker(3);
    await expect(view.health()).resolves.toMatchObject({
      value: { state: 'degraded', offline: ['orders-2'] },
    });
    admin.killBroker(2);
    await expect(view.health()).resolves.toMatchObject({
      value: { state: 'no quorum' },
    });
    admin.killBroker(1);
    await expect(view.health()).resolves.toMatchObject({
      value: { state: 'unreachable', reason: 'No broker could be reached' },
    });
    await expect(view.topics()).resolves.toEqual({
      known: false,
      figure: 'topics',
      reason: 'No broker could be reached',
    });
  });

  it('does not know what the test says it does not know', async () => {
    const view = fakeClusterView({ unknown: { acls: 'no rights' } });
    await expect(view.acls({})).resolves.toEqual({
      known: false,
      figure: 'acls',
      reason: 'no rights',
    });
  });
});
