import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import type { NewTopic } from '@kafka-support/backstage-plugin-kafka-support-node';
import { FakeClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { DefaultClusters } from './DefaultClusters';

const orders: NewTopic = {
  name: 'orders',
  partitions: 3,
  replicationFactor: 1,
  config: { 'retention.ms': '1000' },
};

function setUp(settings: object = {}) {
  let now = new Date('2026-01-01T00:00:00Z').getTime();
  const admins = new Map<string, FakeClusterAdmin>();
  const cluster = { environment: 'production', bootstrapServers: ['a:1'] };
  const logger = mockServices.logger.mock();
  const clusters = DefaultClusters.create({
    config: new ConfigReader({
      kafkaSupport: {
        clusters: { prod: { ...cluster, ...settings }, test: cluster },
      },
    }),
    logger,
    now: () => new Date(now),
    connect({ id }) {
      const admin = FakeClusterAdmin.create({ topics: [orders] });
      admins.set(id, admin);
      return admin;
    },
  });
  const prod = clusters.get('prod');
  const admin = admins.get('prod')!;
  return {
    clusters,
    admins,
    logger,
    prod,
    admin,
    asked: (operation: string) =>
      admin.calls.filter(call => call.operation === operation).length,
    passMs(ms: number) {
      now += ms;
    },
  };
}

describe('DefaultClusters', () => {
  it('asks no cluster anything before somebody does', () => {
    const { admin } = setUp();
    expect(admin.calls).toEqual([]);
  });

  it('names the clusters there are when it is asked for another', () => {
    expect(() => setUp().clusters.get('staging')).toThrow(
      'There is no cluster "staging". Valid are "prod", "test"',
    );
    const none = DefaultClusters.create({
      config: new ConfigReader({}),
      logger: mockServices.logger.mock(),
    });
    expect(() => none.get('prod')).toThrow(
      'There is no cluster "prod". None is configured under kafkaSupport.clusters',
    );
  });

  it('warns where certificates are not checked', () => {
    const { logger } = setUp({ ssl: { rejectUnauthorized: false } });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('prod.ssl.rejectUnauthorized is false'),
    );
  });

  it('closes all connections', async () => {
    const { clusters, admins } = setUp();
    await clusters.close();
    for (const admin of admins.values())
      await expect(admin.listTopics()).rejects.toThrow('closed');
  });
});

describe('a configured cluster', () => {
  it('tells how far to go by kind', () => {
    const { prod } = setUp({
      mode: 'apply',
      modes: { 'topic-config': 'propose' },
    });
    expect(prod.modeFor('topic-create')).toBe('apply');
    expect(prod.modeFor('topic-config')).toBe('propose');
    expect(prod.modeFor('constructor')).toBe('apply');
  });

  it('describes itself without anything secret', async () => {
    const { prod } = setUp({
      title: 'Production',
      ssl: true,
      sasl: {
        mechanism: 'plain',
        username: 'portal',
        password: 'hunter2-hunter2',
      },
    });
    const description = await prod.describe();
    expect(description).toEqual({
      id: 'prod',
      title: 'Production',
      environment: 'production',
      mode: 'observe',
      modesByKind: {},
      bootstrapServers: 'a:1',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'PLAIN',
      authorizer: true,
      health: {
        state: 'healthy',
        liveBrokers: 3,
        offlinePartitions: 0,
        underReplicatedPartitions: 0,
        offline: [],
        readAt: '2026-01-01T00:00:00.000Z',
      },
    });
    expect(JSON.stringify([prod, description])).not.toMatch(/hunter2|portal/);
  });

  it.each([
    ['SECURITY_DISABLED', false],
    ['CLUSTER_AUTHORIZATION_FAILED', true],
  ])('takes %s for an authorizer: %s', async (code, authorizer) => {
    const { prod, admin } = setUp();
    admin.fail('describeAcls', { how: 'refused', code, sentence: 'No' });
    expect(await prod.describe()).toMatchObject({ authorizer });
  });

  it('does not know about an authorizer when nobody answers', async () => {
    const { prod, admin } = setUp();
    admin.setReachable(false);
    expect(await prod.describe()).toMatchObject({
      authorizer: undefined,
      health: { state: 'unreachable', reason: 'No broker could be reached' },
    });
  });

  it('shows partitions that are offline, and that the quorum is lost', async () => {
    const { prod, admin, passMs } = setUp();
    admin.killBroker(3);
    expect(await prod.health()).toMatchObject({
      state: 'degraded',
      liveBrokers: 2,
      offlinePartitions: 1,
      offline: ['orders-2'],
      reason: '1 partitions are offline; 1 partitions are under-replicated',
    });
    admin.setQuorum(false);
    passMs(60_000);
    expect(await prod.health()).toMatchObject({ state: 'no quorum' });
  });
});

describe('a view of a configured cluster', () => {
  it('reads a topic live, and once for one evaluation', async () => {
    const { prod, admin, asked } = setUp();
    const view = prod.view();
    const first = await view.topic('orders');
    expect(first).toMatchObject({
      known: true,
      value: { description: { name: 'orders' } },
    });
    await admin.deleteTopic('orders');
    expect(await view.topic('orders')).toEqual(first);
    expect(asked('describeTopic')).toBe(1);
    expect(await prod.view().topic('orders')).toMatchObject({
      known: true,
      value: undefined,
    });
  });

  it('shares lists and defaults between views', async () => {
    const { prod, asked } = setUp();
    for (let n = 0; n < 20; n++) {
      const view = prod.view();
      await Promise.all([
        view.topics(),
        view.brokers(),
        view.health(),
        view.topicDefaults(),
      ]);
    }
    expect(asked('listTopics')).toBe(1);
    expect(asked('describeCluster')).toBe(1);
    expect(asked('describeQuorum')).toBe(1);
    expect(asked('describeBrokerConfig')).toBe(1);
  });

  it('finds a group that came a moment ago where all groups are searched now', async () => {
    const { prod, admin } = setUp();
    await prod.view().groups('orders');
    admin.groups.commit('late', [{ topic: 'orders', partition: 0, offset: 1 }]);
    const found = async (searchNow: boolean) => {
      const groups = await prod.view().groups('orders', { searchNow });
      return groups.known && groups.value.groups.map(each => each.groupId);
    };
    expect(await found(false)).toEqual([]);
    expect(await found(true)).toEqual(['late']);
  });

  it('reads what a topic holds, and which broker knows it', async () => {
    const { prod, admin } = setUp();
    const at = { topic: 'orders', partition: 1 };
    admin.setLog(at, { start: 2, end: 5, bytes: 100, lastTimestampMs: 7 });
    const view = prod.view();
    expect(await view.log('orders')).toMatchObject({
      known: true,
      value: {
        records: { value: 3 },
        written: { value: 5 },
        lastTimestampMs: { value: 7 },
        bytes: { value: { leaderBytes: 100, totalBytes: 100 } },
      },
    });
    expect(await view.log('absent')).toMatchObject({
      known: true,
      value: undefined,
    });
    const { topicId } = (await admin.describeTopic('orders'))!;
    expect(await view.topicAtBrokers('orders')).toMatchObject({
      value: [1, 2, 3].map(brokerId => ({ brokerId, topicId })),
    });
    expect(await view.topicAtBrokers('absent')).toMatchObject({
      value: [1, 2, 3].map(brokerId => ({ brokerId })),
    });
  });

  it('knows nothing of logs, groups and brokers that do not answer', async () => {
    const { prod, admin } = setUp();
    admin.setReachable(false);
    const view = prod.view();
    for (const figure of [
      await view.log('orders'),
      await view.group('billing'),
      await view.topicAtBrokers('orders'),
    ])
      expect(figure).toMatchObject({
        known: false,
        reason: expect.stringContaining('No broker could be reached'),
      });
  });

  it('reads the groups of a topic live, and all groups once for all views', async () => {
    const { prod, admin, asked } = setUp();
    const offset = { topic: 'orders', partition: 0, offset: 1 };
    admin.groups.commit('billing', [offset]);
    admin.groups.commit('other', []);
    const lag = async () => {
      const groups = await prod.view().groups('orders');
      return groups.known && groups.value.groups[0]?.partitions[0].lag;
    };
    expect(await lag()).toMatchObject({ value: -1 });
    admin.append(offset, 5);
    admin.groups.commit('billing', [{ ...offset, offset: 2 }]);
    expect(await lag()).toMatchObject({ value: 3 });
    expect(asked('listGroups')).toBe(1);
    // Of two groups once, then of the one that has to do with the topic.
    expect(
      admin.calls
        .filter(call => call.operation === 'listGroupOffsets')
        .map(call => call.parameters[0]),
    ).toEqual([['billing', 'other'], ['billing'], ['billing']]);

    const view = prod.view();
    const before = await view.groups('orders');
    admin.append(offset, 5);
    expect(await view.groups('orders')).toBe(before);
  });

  it('gives the defaults, not what the topic overrides that it looked at', async () => {
    const { prod } = setUp();
    expect(await prod.view().topicDefaults()).toMatchObject({
      value: {
        'retention.ms': { value: '604800000', override: false },
        'min.insync.replicas': { value: '1', override: false },
      },
    });
  });

  it('shows at once what was created or deleted through it, and does not read the others again', async () => {
    const { prod, asked } = setUp();
    const names = async () => {
      const topics = await prod.view().topics();
      return topics.known && topics.value.map(each => each.name);
    };
    expect(await names()).toEqual(['orders']);
    for (const name of ['returns', 'billing', 'parcels'])
      await prod.admin.createTopic({ ...orders, name });
    expect(await names()).toEqual(['billing', 'orders', 'parcels', 'returns']);
    await prod.admin.deleteTopic('orders');
    expect(await names()).toEqual(['billing', 'parcels', 'returns']);
    expect(await prod.view().topics()).toMatchObject({
      value: [{ name: 'billing', partitions: 3, replicationFactor: 1 }, {}, {}],
    });
    expect(asked('listTopics')).toBe(1);
  });

  it('asks the broker once about the same topic while somebody types', async () => {
    const { prod, asked, passMs } = setUp();
    for (let n = 0; n < 5; n++) {
      expect(await prod.view().validateTopic(orders)).toMatchObject({
        value: {
          accepted: false,
          code: 'TOPIC_ALREADY_EXISTS',
          sentence: "Topic 'orders' already exists.",
        },
      });
    }
    expect(asked('createTopic')).toBe(1);
    await prod.view().validateTopic({ ...orders, name: 'billing' });
    expect(asked('createTopic')).toBe(2);
    passMs(10_000);
    await prod.view().validateTopic(orders);
    expect(asked('createTopic')).toBe(3);
  });

  it('asks the broker again about a topic that was changed, and no other', async () => {
    const { prod, asked } = setUp();
    const billing = { ...orders, name: 'billing' };
    expect(await prod.view().validateTopic(billing)).toMatchObject({
      value: { accepted: true },
    });
    await prod.admin.createTopic({ ...orders, name: 'returns' });
    expect(asked('createTopic')).toBe(2);
    await prod.view().validateTopic(billing);
    expect(asked('createTopic')).toBe(2);
    await prod.admin.createTopic(billing);
    expect(await prod.view().validateTopic(billing)).toMatchObject({
      value: { accepted: false },
    });
  });

  it.each([
    ['TOPIC_AUTHORIZATION_FAILED', 'Not for you'],
    ['THROTTLING_QUOTA_EXCEEDED', 'Too often'],
  ])('takes %s for no verdict, and asks again', async (code, sentence) => {
    const { prod, admin } = setUp();
    admin.fail('alterTopicConfig', { how: 'refused', code, sentence });
    const alteration = { name: 'orders', set: {}, unset: ['retention.ms'] };
    expect(await prod.view().validateTopicConfig(alteration)).toEqual({
      known: false,
      figure: 'validateTopicConfig',
      reason: `${sentence} (${code})`,
    });
    expect(await prod.view().validateTopicConfig(alteration)).toMatchObject({
      value: { accepted: true },
    });
  });

  it('does not ask for a verdict that would hang', async () => {
    const { prod, admin, asked } = setUp();
    admin.setQuorum(false);
    expect(await prod.view().validateTopic(orders)).toMatchObject({
      known: false,
      reason: expect.stringContaining('no quorum'),
    });
    expect(asked('createTopic')).toBe(0);
  });

  it('does not know a topic that the brokers do not agree about', async () => {
    const { prod, admin } = setUp();
    const held = admin.hold('describeTopicConfig');
    const observed = prod.view().topic('orders');
    await held.reached;
    await admin.deleteTopic('orders');
    held.release();
    expect(await observed).toEqual({
      known: false,
      figure: 'topic',
      reason:
        'Topic "orders" is just being created or deleted: the brokers do not agree yet',
    });
  });

  it('never throws for a cluster that is away, and asks it once', async () => {
    const { prod, admin, asked } = setUp();
    admin.setReachable(false);
    const view = prod.view();
    const unknown = {
      known: false,
      reason: expect.stringContaining('No broker could be reached'),
    };
    expect(await view.brokers()).toMatchObject(unknown);
    expect(await view.topics()).toMatchObject(unknown);
    expect(await view.topic('orders')).toMatchObject(unknown);
    expect(await view.topicDefaults()).toMatchObject(unknown);
    expect(await view.acls({})).toMatchObject(unknown);
    expect(await view.groups('orders')).toMatchObject(unknown);
    expect(await view.validateTopic(orders)).toMatchObject(unknown);
    expect(await view.health()).toMatchObject({
      known: true,
      value: { state: 'unreachable' },
    });
    await prod.view().topics();
    expect(asked('listTopics')).toBe(1);
  });

  it('is not held up by another cluster', async () => {
    const { clusters, admins } = setUp();
    admins.get('test')!.hold('listTopics');
    const stuck = clusters.get('test').view().topics();
    expect(await clusters.get('prod').view().topics()).toMatchObject({
      known: true,
    });
    expect(await Promise.race([stuck, 'still waiting'])).toBe('still waiting');
  });
});
