import { fakeClusterView } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { aCluster } from '../testing';
import { completeTopicCreate } from './complete';

const name = 'orders.order.placed.v1';

describe('completeTopicCreate', () => {
  it.each([
    ['production', 1, 3, '2'],
    ['staging', 1, 3, '2'],
    ['development', 1, 1, '1'],
    ['development', 2, 2, '1'],
    ['development', 5, 3, '2'],
  ] as const)(
    'proposes the copies for %s with %i brokers',
    async (environment, brokers, replicationFactor, minInsync) => {
      const { view } = aCluster({ brokers }, { environment });
      expect(await completeTopicCreate({ name }, view)).toMatchObject({
        replicationFactor,
        config: { 'min.insync.replicas': minInsync },
      });
    },
  );

  it('does not guess the copies in development when the brokers are not known', async () => {
    const view = fakeClusterView({
      cluster: { environment: 'development' },
      unknown: { brokers: 'no answer' },
    });
    const spec = await completeTopicCreate({ name }, view);
    expect(spec).not.toHaveProperty('replicationFactor');
    expect(spec.config).not.toHaveProperty(['min.insync.replicas']);
  });

  it('keeps what was given', async () => {
    const given = {
      name,
      partitions: 7,
      replicationFactor: 2,
      retentionMs: 1000,
      config: {
        'cleanup.policy': 'compact,delete',
        'min.insync.replicas': '2',
      },
    };
    expect(await completeTopicCreate(given, aCluster().view)).toEqual(given);
  });

  it('keeps data seven days when nothing is said, and says so', async () => {
    const spec = await completeTopicCreate({ name }, aCluster().view);
    expect(spec.retentionMs).toBe(604_800_000);
  });

  it('gives a compacted topic no retention that nobody asked for', async () => {
    const spec = await completeTopicCreate(
      { name, config: { 'cleanup.policy': 'compact' } },
      aCluster().view,
    );
    expect(spec).not.toHaveProperty('retentionMs');
  });

  it('keeps retention in one place, also when it was given by its key', async () => {
    const spec = await completeTopicCreate(
      { name, config: { 'retention.ms': '1000' } },
      aCluster().view,
    );
    expect(spec.retentionMs).toBe(1000);
    expect(spec.config).not.toHaveProperty(['retention.ms']);
  });

  it('refuses two retentions that differ', async () => {
    await expect(
      completeTopicCreate(
        { name, retentionMs: 5, config: { 'retention.ms': '1000' } },
        aCluster().view,
      ),
    ).rejects.toThrow(
      'retentionMs is 5 and config."retention.ms" is "1000". Give only one of them',
    );
  });

  it('leaves a retention that is no time to the broker to refuse', async () => {
    const spec = await completeTopicCreate(
      { name, config: { 'retention.ms': 'a week' } },
      aCluster().view,
    );
    expect(spec.config).toMatchObject({ 'retention.ms': 'a week' });
    expect(spec).not.toHaveProperty('retentionMs');
  });
});
