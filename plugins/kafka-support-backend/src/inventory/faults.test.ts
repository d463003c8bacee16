import { TestDatabases } from '@backstage/backend-test-utils';
import { InventoryWorld } from './__testUtils__/InventoryWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('a sync on %s', id => {
  const start = (prod: Parameters<typeof InventoryWorld.create>[2]['prod']) =>
    InventoryWorld.create(databases, id, { prod });

  it('shows all of a cluster without a quorum but what only the controller knows', async () => {
    const world = await start({ topics: [{ name: 'a' }] });
    world.admin('prod').setQuorum(false);
    await world.sync.run();
    const { items, syncs } = await world.inventory.list({});
    expect(items).toMatchObject([{ name: 'a', totalBytes: 0, groups: 0 }]);
    expect(items[0]).not.toHaveProperty('movingPartitions');
    expect(syncs).toMatchObject([
      {
        state: 'current',
        unread: [
          {
            type: 'topic',
            what: 'reassignments',
            reason: 'The broker did not answer listPartitionReassignments',
          },
        ],
      },
    ]);
  });

  it('asks a cluster that does not answer for nothing more', async () => {
    const world = await start({ topics: [{ name: 'a' }] });
    await world.sync.run();
    const admin = world.admin('prod');
    admin.fail('listTopics', { how: 'no answer', done: false });
    admin.calls.length = 0;
    await world.sync.run();
    expect(admin.calls.map(({ operation }) => operation)).toEqual([
      'listTopics',
    ]);
    expect((await world.inventory.list({})).unreachable).toMatchObject([
      { cluster: 'prod' },
    ]);
    expect(await world.names()).toEqual(['prod/topic/a']);
  });

  it.each([
    'listGroups',
    'describeTopicConfigs',
    'describeGroups',
    'listGroupOffsets',
    'listOffsets',
    'describeLogDirs',
    'listPartitionReassignments',
  ] as const)(
    'loses nothing when the cluster goes at %s and stays away',
    async operation => {
      const world = await start({
        topics: [{ name: 'a' }, { name: 'b' }],
        groups: [{ groupId: 'g' }],
      });
      await world.sync.run();
      const before = (await world.inventory.list({})).items;
      const admin = world.admin('prod');
      const held = admin.hold(operation);
      const running = world.sync.run();
      await held.reached;
      admin.setReachable(false);
      held.release();
      await running;
      await world.sync.run();
      expect((await world.inventory.list({})).items).toEqual(before);
      expect(await world.names({ state: 'gone' })).toEqual([]);
    },
  );

  it('takes names with every legal character for what they are', async () => {
    const legal =
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-';
    const names = [legal, legal.toLowerCase(), 'x'.repeat(249), '-', '...'];
    const groups = ['a/b c%', '..', 'Ünï "q" \\ \' ;', '%2F', 'ключ 鍵 🔑'];
    const world = await start({
      topics: names.map(name => ({ name })),
      groups: groups.map(groupId => ({ groupId })),
    });
    await world.sync.run();
    await world.sync.run();
    const { items } = await world.inventory.list({ limit: 200 });
    expect(items.map(({ name }) => name).sort()).toEqual(
      [...names, ...groups].sort(),
    );
    expect(await world.names({ state: 'gone' })).toEqual([]);
    for (const item of items) expect(item.lag ?? item.totalBytes).toBe(0);
  });

  it('counts the thousand members of a group', async () => {
    const partitions = Array.from({ length: 1_000 }, (_, partition) => ({
      topic: 'wide',
      partition,
    }));
    const world = await start({
      topics: [{ name: 'wide', partitions: 1_000 }],
      groups: [
        {
          groupId: 'crowd',
          members: partitions.map((each, n) => ({
            memberId: `member-${n}`,
            clientId: 'app',
            host: '/10.0.0.1',
            assigned: [each],
          })),
          offsets: partitions.map(each => ({ ...each, offset: 0 })),
        },
      ],
    });
    await world.sync.run();
    const { items } = await world.inventory.list({});
    expect(items).toMatchObject([
      { name: 'crowd', members: 1_000, topics: ['wide'], lag: 0 },
      { name: 'wide', groups: 1, activeGroups: 1 },
    ]);
  });

  it('reads 100,000 partitions, and finds nothing new then', async () => {
    const topics = Array.from({ length: 1_000 }, (_, n) => ({
      name: `topic-${n}`,
      partitions: 100,
    }));
    const world = await start({ brokers: 6, topics });
    await world.sync.run();
    const { totalItems, items } = await world.inventory.list({});
    expect(totalItems).toBe(1_000);
    expect(items[0]).toMatchObject({ partitions: 100, groups: 0 });
    expect(await world.writesOf(() => world.sync.run())).toEqual([
      'inventory_syncs',
    ]);
  });

  it('says how far it is, until it ends or long after it broke off', async () => {
    const topics = Array.from({ length: 500 }, (_, n) => ({ name: `t${n}` }));
    const world = await start({ topics });
    const runningOf = async () =>
      (await world.inventory.list({})).syncs[0].running;
    expect(await runningOf()).toBeUndefined();

    const held = world.admin('prod').hold('listGroups');
    const crash = new AbortController();
    const listen = ({ sql }: { sql: string }) => {
      // Each batch takes its time.
      if (/insert into .resources/.test(sql)) world.pass(0.5);
    };
    world.knex.on('query', listen);
    const broken = world.sync.run(crash.signal);
    await held.reached;
    world.knex.off('query', listen);
    expect(await runningOf()).toEqual({
      startedAt: '2026-11-21T10:00:00.000Z',
      type: 'topic',
      step: 'writing',
      done: 500,
      total: 500,
    });
    crash.abort(new Error('crash'));
    held.release();
    await expect(broken).rejects.toThrow('crash');
    world.pass(3);
    expect(await runningOf()).toBeUndefined();

    await world.sync.run();
    expect(await runningOf()).toBeUndefined();
    expect((await world.inventory.list({})).syncs).toMatchObject([
      { state: 'current' },
    ]);
  });
});
