import { TestDatabases } from '@backstage/backend-test-utils';
import { InventoryWorld } from '../__testUtils__/InventoryWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const member = (memberId: string, topic: string) => ({
  memberId,
  clientId: 'app',
  host: '/10.0.0.1',
  assigned: [{ topic, partition: 0 }],
});

describe.each(databases.eachSupportedId())('figures on %s', id => {
  async function start() {
    const world = await InventoryWorld.create(databases, id, {
      prod: {
        topics: [
          {
            name: 'orders',
            partitions: 2,
            replicationFactor: 3,
            config: { 'retention.ms': '1000' },
          },
          { name: 'quiet' },
        ],
        groups: [
          {
            groupId: 'billing',
            members: [member('m1', 'orders')],
            offsets: [
              { topic: 'orders', partition: 0, offset: 40 },
              { topic: 'orders', partition: 1, offset: 10 },
            ],
          },
          {
            groupId: 'left',
            offsets: [{ topic: 'orders', partition: 0, offset: 1 }],
          },
        ],
      },
    });
    const admin = world.admin('prod');
    admin.setLog(
      { topic: 'orders', partition: 0 },
      { end: 100, bytes: 70_000 },
    );
    admin.setLog({ topic: 'orders', partition: 1 }, { end: 10, bytes: 5_000 });
    await world.sync.run();
    return { world, admin };
  }
  const of = async (world: InventoryWorld, name: string) => {
    const { items } = await world.inventory.list({ q: name });
    return items.find(each => each.name === name)!;
  };
  const unreadOf = async (world: InventoryWorld) =>
    (await world.inventory.list({})).syncs[0].unread;

  it('tell of a topic that is seen for the first time when its records say that it was written', async () => {
    const { world, admin } = await start();
    const written = Date.parse('2026-09-01T00:00:00.000Z');
    for (const name of ['old', 'tomorrow']) {
      await admin.createTopic({
        name,
        partitions: 2,
        replicationFactor: 1,
        config: {},
      });
      admin.setLog(
        { topic: name, partition: 0 },
        {
          end: 5,
          lastTimestampMs:
            name === 'tomorrow' ? Date.parse('2027-01-01') : written,
        },
      );
    }
    admin.setLog(
      { topic: 'old', partition: 1 },
      { end: 5, lastTimestampMs: written - 1 },
    );
    await world.sync.run();
    expect((await of(world, 'old')).lastWriteAt).toBe(
      '2026-09-01T00:00:00.000Z',
    );
    expect((await of(world, 'tomorrow')).lastWriteAt).toBeUndefined();
    expect((await of(world, 'quiet')).lastWriteAt).toBeUndefined();

    // What is written while one watches counts from then on.
    world.pass(60);
    admin.append({ topic: 'old', partition: 0 }, 1);
    await world.sync.run();
    expect((await of(world, 'old')).lastWriteAt).toBe(world.now.toISOString());
  });

  it('do without the last write where the brokers do not tell it', async () => {
    const { world, admin } = await start();
    await admin.createTopic({
      name: 'new',
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    admin.setLog({ topic: 'new', partition: 0 }, { end: 5 });
    admin.fail('listLastTimestamps', { how: 'unavailable' });
    await world.sync.run();
    expect(await of(world, 'new')).toMatchObject({
      watchedSince: world.now.toISOString(),
      everWritten: true,
    });
    expect((await of(world, 'new')).lastWriteAt).toBeUndefined();
  });

  it('tell of topics what is set on them, how large they are, who reads', async () => {
    const { world } = await start();
    expect(await of(world, 'orders')).toMatchObject({
      config: { 'retention.ms': '1000' },
      totalBytes: 225_000,
      largestReplicaBytes: 70_000,
      groups: 2,
      activeGroups: 1,
      movingPartitions: 0,
      everWritten: true,
      watchedSince: '2026-11-21T10:00:00.000Z',
      lastSeenAt: '2026-11-21T10:00:00.000Z',
    });
    expect(await of(world, 'quiet')).toMatchObject({
      config: {},
      totalBytes: 0,
      groups: 0,
      everWritten: false,
    });
    expect(await unreadOf(world)).toEqual([]);
  });

  it('tell of groups who is in them, what they read, how far they are', async () => {
    const { world } = await start();
    expect(await of(world, 'billing')).toMatchObject({
      groupState: 'Stable',
      members: 1,
      lag: 60,
      topics: ['orders'],
      topicCount: 1,
    });
    expect(await of(world, 'billing')).not.toHaveProperty('emptySince');
    expect(await of(world, 'left')).toMatchObject({
      groupState: 'Empty',
      members: 0,
      lag: 99,
      emptySince: '2026-11-21T10:00:00.000Z',
    });
  });

  it('tell when a topic was written to and a group committed, once that is seen', async () => {
    const { world, admin } = await start();
    expect((await of(world, 'orders')).lastWriteAt).toBeUndefined();
    admin.append({ topic: 'orders', partition: 1 }, 1);
    admin.groups.commit('billing', [
      { topic: 'orders', partition: 1, offset: 11 },
    ]);
    world.pass(1);
    await world.sync.run();
    const at = '2026-11-21T10:01:00.000Z';
    expect(await of(world, 'orders')).toMatchObject({ lastWriteAt: at });
    expect(await of(world, 'billing')).toMatchObject({ lastCommitAt: at });
    expect((await of(world, 'quiet')).lastWriteAt).toBeUndefined();
  });

  it('are written only where they moved far', async () => {
    const { world, admin } = await start();
    admin.append({ topic: 'orders', partition: 1 }, 1);
    world.pass(1);
    await world.sync.run();
    admin.append({ topic: 'orders', partition: 0 }, 1);
    world.pass(1);
    expect(await world.writesOf(() => world.sync.run())).toEqual([
      'inventory_syncs',
    ]);
    admin.append({ topic: 'orders', partition: 0 }, 10);
    expect(await world.writesOf(() => world.sync.run())).toEqual([
      'resource_figures',
      'inventory_syncs',
    ]);
  });

  it('are no change of a resource, but what is set on it is', async () => {
    const { world, admin } = await start();
    admin.append({ topic: 'orders', partition: 0 }, 500);
    world.pass(1);
    await world.sync.run();
    const first = '2026-11-21T10:00:00.000Z';
    expect((await of(world, 'orders')).lastChangedAt).toBe(first);
    await admin.alterTopicConfig({
      name: 'orders',
      set: { 'retention.ms': '2000' },
      unset: [],
    });
    world.pass(1);
    await world.sync.run();
    expect(await of(world, 'orders')).toMatchObject({
      config: { 'retention.ms': '2000' },
      lastChangedAt: '2026-11-21T10:02:00.000Z',
    });
  });

  it('start anew for a topic that was made again', async () => {
    const { world, admin } = await start();
    await admin.deleteTopic('orders');
    await admin.createTopic({
      name: 'orders',
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    admin.fail('describeLogDirs', { how: 'unavailable' });
    world.pass(30);
    await world.sync.run();
    const anew = await of(world, 'orders');
    expect(anew).toMatchObject({
      everWritten: false,
      watchedSince: '2026-11-21T10:30:00.000Z',
    });
    expect(anew).not.toHaveProperty('totalBytes');
    expect(anew).not.toHaveProperty('lastWriteAt');
  });

  it.each<[string, string, object]>([
    [
      'describeTopicConfigs',
      'settings',
      { name: 'orders', config: { 'retention.ms': '1000' } },
    ],
    ['describeLogDirs', 'log sizes', { name: 'orders', totalBytes: 225_000 }],
    ['listOffsets', 'end offsets', { name: 'orders', everWritten: true }],
    ['listPartitionReassignments', 'reassignments', { movingPartitions: 0 }],
    ['describeGroups', 'members', { groups: 2, activeGroups: 1 }],
    ['listGroupOffsets', 'committed offsets', { groups: 2 }],
  ])(
    'that %s tells stay while it is refused, with the reason',
    async (operation, what, kept) => {
      const { world, admin } = await start();
      const refusal = {
        how: 'refused',
        code: 'CLUSTER_AUTHORIZATION_FAILED',
        sentence: 'Cluster authorization failed.',
      } as const;
      admin.fail(operation as 'listOffsets', refusal);
      world.pass(1);
      await world.sync.run();
      expect(await unreadOf(world)).toEqual([
        {
          type: ['members', 'committed offsets'].includes(what)
            ? 'group'
            : 'topic',
          what,
          reason: expect.stringContaining('Cluster authorization failed.'),
        },
      ]);
      expect(await of(world, 'orders')).toMatchObject({
        ...kept,
        lastChangedAt: '2026-11-21T10:00:00.000Z',
        lastSeenAt: '2026-11-21T10:01:00.000Z',
      });
      expect((await world.inventory.list({})).syncs).toMatchObject([
        { state: 'current' },
      ]);
      expect(world.logger.warn).toHaveBeenCalledTimes(1);
      await world.sync.run();
      expect(await unreadOf(world)).toEqual([]);
    },
  );

  it('of partitions without a leader are unknown, the others are not', async () => {
    const { world, admin } = await start();
    admin.append({ topic: 'orders', partition: 0 }, 500);
    admin.killBroker(1); // the only one that has "quiet"
    world.pass(1);
    await world.sync.run();
    expect(await unreadOf(world)).toEqual([
      {
        type: 'topic',
        what: 'end offsets',
        reason: expect.stringMatching(/^of "quiet" 0: There is no leader/),
      },
    ]);
    expect(await of(world, 'orders')).toMatchObject({
      lastWriteAt: '2026-11-21T10:01:00.000Z',
      // Of the broker that is dead nobody tells what it holds.
      totalBytes: 225_000,
    });
    expect(await of(world, 'quiet')).toMatchObject({
      offlinePartitions: 1,
      everWritten: false,
    });
  });

  it('count no groups of a topic while one of them may not be read', async () => {
    const { world, admin } = await start();
    admin.groups.delete('left');
    jest.spyOn(admin.groups, 'describe').mockImplementation(ids => ({
      read: [],
      unread: ids.map(groupId => ({ of: groupId, reason: 'Not authorized' })),
    }));
    await world.sync.run();
    expect(await of(world, 'orders')).toMatchObject({ groups: 2 });
  });
});
