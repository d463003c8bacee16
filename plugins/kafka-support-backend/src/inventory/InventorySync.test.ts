import { TestDatabases } from '@backstage/backend-test-utils';
import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import { InventoryWorld } from './__testUtils__/InventoryWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const acl = (principal: string, resourceName: string): AclBinding => ({
  resourceType: 'topic',
  patternType: 'literal',
  resourceName,
  principal,
  host: '*',
  operation: 'read',
  permission: 'allow',
});

const newTopic = (name: string) => ({
  name,
  partitions: 1,
  replicationFactor: 1,
  config: {},
});

describe.each(databases.eachSupportedId())('InventorySync on %s', id => {
  const start = (
    clusters: Parameters<typeof InventoryWorld.create>[2] = {
      prod: {
        topics: [
          { name: 'a', partitions: 3, replicationFactor: 3 },
          { name: '__offsets', internal: true },
        ],
        acls: [acl('User:x', 'a'), acl('User:x', 'b'), acl('User:y', 'a')],
      },
    },
  ) => InventoryWorld.create(databases, id, clusters);

  it('finds topics and principals', async () => {
    const world = await start();
    await world.sync.run();
    const { items } = await world.inventory.list({});
    const seen = {
      cluster: 'prod',
      firstSeenAt: '2026-11-21T10:00:00.000Z',
      lastChangedAt: '2026-11-21T10:00:00.000Z',
    };
    expect(items).toEqual([
      expect.objectContaining({
        ...seen,
        resource: 'prod/principal/User%3Ax',
        name: 'User:x',
        grants: 2,
      }),
      expect.objectContaining({ name: 'User:y', grants: 1 }),
      expect.objectContaining({ name: '__offsets', internal: true }),
      expect.objectContaining({
        ...seen,
        resource: 'prod/topic/a',
        type: 'topic',
        partitions: 3,
        replicationFactor: 3,
        offlinePartitions: 0,
        underReplicatedPartitions: 0,
        internal: false,
      }),
    ]);
  });

  it('finds groups of all types and quotas', async () => {
    const world = await start({
      prod: {
        groups: [
          { groupId: 'billing', type: 'classic', protocolType: 'consumer' },
          { groupId: 'a/b c%', type: 'share' },
        ],
      },
    });
    const byteRate = { consumer_byte_rate: 1024 };
    world.admin('prod').setClientQuotas([
      {
        entity: [
          { type: 'user', name: 'a,b=<default>' },
          { type: 'client-id' },
        ],
        values: byteRate,
      },
      { entity: [{ type: 'user' }], values: byteRate },
    ]);
    await world.sync.run();
    const { items } = await world.inventory.list({});
    expect(items).toMatchObject([
      { resource: 'prod/group/a%2Fb%20c%25', name: 'a/b c%' },
      { name: 'billing', groupType: 'classic', protocolType: 'consumer' },
      { name: 'user=<default>', quota: byteRate },
      { name: 'user=a%2Cb%3D%3Cdefault%3E,client-id=<default>' },
    ]);
    await world.sync.run();
    expect((await world.inventory.list({ state: 'gone' })).items).toEqual([]);
  });

  it('calls no group gone while a broker does not tell which it has', async () => {
    const world = await start({
      prod: { groups: [{ groupId: 'a' }, { groupId: 'b' }] },
    });
    await world.sync.run();
    jest.spyOn(world.admin('prod'), 'listGroups').mockResolvedValue({
      read: [
        { groupId: 'a', type: 'classic', state: 'Empty', protocolType: '' },
      ],
      unread: [{ of: 2, reason: 'it is down' }],
    });
    await world.sync.run();
    expect(await world.names()).toEqual(['prod/group/a', 'prod/group/b']);
    const { syncs } = await world.inventory.list({});
    expect(syncs).toMatchObject([
      {
        state: 'stale',
        reason: 'group: Only a part was answered: broker 2 did not: it is down',
      },
    ]);
  });

  it('writes no resource when nothing is new', async () => {
    const world = await start();
    expect(await world.writesOf(() => world.sync.run())).toContain('resources');
    world.pass(1);
    expect(await world.writesOf(() => world.sync.run())).toEqual([
      'inventory_syncs',
    ]);
    const { syncs } = await world.inventory.list({});
    expect(syncs).toEqual([
      expect.objectContaining({
        state: 'current',
        syncedAt: '2026-11-21T10:01:00.000Z',
      }),
    ]);
  });

  it('reads 5,000 topics, and then writes only what differs', async () => {
    const topics = Array.from({ length: 5_000 }, (_, n) => ({
      name: `topic-${n}`,
    }));
    const world = await start({ prod: { topics } });
    await world.sync.run();
    expect((await world.inventory.list({})).totalItems).toBe(5_000);
    await world.admin('prod').createTopic(newTopic('one-more'));
    expect(await world.writesOf(() => world.sync.run())).toEqual([
      'resources',
      'resource_figures',
      'inventory_syncs',
    ]);
    expect((await world.inventory.list({})).totalItems).toBe(5_001);
  });

  it('marks what is deleted as gone, keeps it, and knows it when it is back', async () => {
    const world = await start();
    const admin = world.admin('prod');
    await world.sync.run();
    await admin.deleteAcls([{ principal: 'User:y' }]);
    world.pass(1);
    await world.sync.run();
    expect(await world.names({ type: 'principal' })).toEqual([
      'prod/principal/User%3Ax',
    ]);
    const gone = await world.inventory.list({ state: 'gone' });
    expect(gone.items).toEqual([
      expect.objectContaining({
        name: 'User:y',
        firstSeenAt: '2026-11-21T10:00:00.000Z',
        goneAt: '2026-11-21T10:01:00.000Z',
      }),
    ]);
    await admin.createAcls([acl('User:y', 'a')]);
    world.pass(1);
    await world.sync.run();
    const back = await world.inventory.list({ q: 'user:y' });
    expect(back.items).toEqual([
      expect.objectContaining({
        firstSeenAt: '2026-11-21T10:00:00.000Z',
        lastChangedAt: '2026-11-21T10:02:00.000Z',
      }),
    ]);
    expect(back.items[0].goneAt).toBeUndefined();
  });

  it.each([
    ['between two syncs', false],
    ['after a sync saw it gone', true],
  ])('takes a topic that was made again %s for a new one', async (_, seen) => {
    const world = await start();
    const admin = world.admin('prod');
    await world.sync.run();
    await world.own('prod/topic/a', 'group:default/orders');
    await admin.deleteTopic('a');
    if (seen) await world.sync.run();
    await admin.createTopic(newTopic('a'));
    world.pass(5);
    await world.sync.run();
    const { items } = await world.inventory.list({ q: 'a', type: 'topic' });
    expect(items).toEqual([
      expect.objectContaining({
        partitions: 1,
        owner: 'group:default/orders',
        firstSeenAt: '2026-11-21T10:05:00.000Z',
        recreatedAt: '2026-11-21T10:05:00.000Z',
        goneAt: undefined,
      }),
    ]);
  });

  it('does not call a topic changed for the death of a broker', async () => {
    const world = await start();
    await world.sync.run();
    world.admin('prod').killBroker(1);
    world.pass(1);
    await world.sync.run();
    const { items } = await world.inventory.list({ state: 'underReplicated' });
    expect(items).toMatchObject([
      { name: '__offsets' },
      {
        name: 'a',
        underReplicatedPartitions: 3,
        lastChangedAt: '2026-11-21T10:00:00.000Z',
      },
    ]);
    expect(await world.names({ state: 'offline' })).toEqual([
      'prod/topic/__offsets',
    ]);
  });

  it('keeps what a dead cluster had, says so once, and goes on with the others', async () => {
    const world = await start({
      dead: { topics: [{ name: 'a' }] },
      well: { topics: [{ name: 'b' }] },
    });
    await world.sync.run();
    world.admin('dead').setReachable(false);
    await world.admin('well').createTopic(newTopic('c'));
    world.pass(1);
    await world.sync.run();
    await world.sync.run();
    const { syncs, unreachable } = await world.inventory.list({});
    expect(await world.names()).toEqual([
      'dead/topic/a',
      'well/topic/b',
      'well/topic/c',
    ]);
    const reason = ['topic', 'group', 'principal', 'quota']
      .map(type => `${type}: No broker could be reached`)
      .join('; ');
    expect(syncs).toEqual([
      expect.objectContaining({
        cluster: 'dead',
        state: 'stale',
        syncedAt: '2026-11-21T10:00:00.000Z',
        reason,
      }),
      expect.objectContaining({ cluster: 'well', state: 'current' }),
    ]);
    expect(unreachable).toEqual([{ cluster: 'dead', reason }]);
    expect(world.logger.warn).toHaveBeenCalledTimes(4); // a type each

    world.admin('dead').setReachable(true);
    await world.sync.run();
    expect((await world.inventory.list({})).unreachable).toEqual([]);
  });

  it('loses nothing when a cluster dies in the middle of a sync', async () => {
    const world = await start();
    await world.sync.run();
    const admin = world.admin('prod');
    await admin.deleteTopic('a');
    await admin.deleteAcls([{}]);
    admin.fail('describeAcls', { how: 'no answer', done: false });
    await world.sync.run();
    expect(await world.names({ type: 'principal' })).toHaveLength(2);
    expect(await world.names({ state: 'gone' })).toEqual(['prod/topic/a']);
  });

  it('looks a second time before it calls a topic gone', async () => {
    const world = await start({ prod: { topics: [{ name: 'a' }] } });
    const admin = world.admin('prod');
    await admin.createTopic(newTopic('new'));
    await world.sync.run();
    // The broker that is asked next does not know the last topic yet.
    await admin.deleteTopic('new');
    await admin.createTopic(newTopic('new'));
    admin.answerStaleReads(1);
    await world.sync.run();
    expect(await world.names({ state: 'gone' })).toEqual([]);
    expect(await world.names({ type: 'topic' })).toEqual([
      'prod/topic/a',
      'prod/topic/new',
    ]);
  });

  it('takes no topic for gone when all are: the right to see them is', async () => {
    const world = await start();
    await world.sync.run();
    jest.spyOn(world.admin('prod'), 'listTopics').mockResolvedValue([]);
    await world.sync.run();
    const { totalItems, syncs } = await world.inventory.list({
      type: 'topic',
    });
    expect(totalItems).toBe(2);
    expect(syncs).toMatchObject([
      {
        state: 'stale',
        reason: expect.stringContaining(
          '2 that were there are not listed any more',
        ),
      },
    ]);
  });

  it('says which right is missing, and shows the rest', async () => {
    const world = await start();
    world.admin('prod').fail('describeAcls', {
      how: 'refused',
      code: 'CLUSTER_AUTHORIZATION_FAILED',
      sentence: 'Cluster authorization failed.',
    });
    await world.sync.run();
    expect(await world.names({ type: 'topic' })).toHaveLength(2);
    const [sync] = (await world.inventory.list({})).syncs;
    expect(sync).toMatchObject({
      state: 'stale',
      reason:
        'principal: Cluster authorization failed. (CLUSTER_AUTHORIZATION_FAILED)',
    });
    expect((await world.inventory.list({})).unreachable).toEqual([]);
    const topics = await world.inventory.list({ type: 'topic' });
    expect(topics.syncs).toMatchObject([{ state: 'current' }]);
    const principals = await world.inventory.list({ type: 'principal' });
    expect(principals.syncs).toMatchObject([{ state: 'never' }]);
  });

  it('takes a cluster without an authorizer for one without principals', async () => {
    const world = await start({
      prod: { authorizer: false, topics: [{ name: 'a' }] },
    });
    await world.sync.run();
    expect(await world.names()).toEqual(['prod/topic/a']);
    expect((await world.inventory.list({})).syncs).toMatchObject([
      { state: 'current' },
    ]);
  });

  it('goes on after a crash between two batches', async () => {
    const topics = Array.from({ length: 450 }, (_, n) => ({ name: `t${n}` }));
    const world = await start({ prod: { topics } });
    const crash = new AbortController();
    const listen = ({ sql }: { sql: string }) => {
      if (/insert into .resources/.test(sql)) crash.abort(new Error('crash'));
    };
    world.knex.on('query', listen);
    await expect(world.sync.run(crash.signal)).rejects.toThrow('crash');
    world.knex.off('query', listen);
    const half = await world.inventory.list({});
    expect(half.totalItems).toBe(200);
    expect(half.syncs).toMatchObject([{ state: 'never' }]);
    await world.sync.run();
    expect((await world.inventory.list({})).totalItems).toBe(450);
  });

  it('leaves out a principal that no database takes', async () => {
    const world = await start({ prod: {} });
    jest
      .spyOn(world.admin('prod'), 'describeAcls')
      .mockResolvedValue([
        acl('User:a\u0000b', 'a'),
        acl(`User:${'x'.repeat(1000)}`, 'a'),
        acl('User:CN=Ünï, O="x"', 'a'),
      ]);
    await world.sync.run();
    const { items } = await world.inventory.list({ q: 'CN=ÜN' });
    expect(items.map(({ name }) => name)).toEqual(['User:CN=Ünï, O="x"']);
    expect((await world.inventory.list({})).totalItems).toBe(1);
  });
});
