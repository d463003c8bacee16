import { TestDatabases } from '@backstage/backend-test-utils';
import { RefusedByBrokerError } from '@kafka-support/backstage-plugin-kafka-support-node';
import { InventoryWorld } from './__testUtils__/InventoryWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const refusal = 'Topic authorization failed.';

describe.each(databases.eachSupportedId())('rights that are lost, %s', id => {
  async function start() {
    const world = await InventoryWorld.create(databases, id, {
      prod: {
        topics: [
          { name: 'orders.a' },
          { name: 'orders.b' },
          { name: 'payments.a' },
        ],
        groups: [{ groupId: 'a' }, { groupId: 'b' }],
      },
    });
    await world.sync.run();
    return { world, admin: world.admin('prod') };
  }

  /** As a cluster answers without any right on topics that begin so. */
  function deny(
    admin: ReturnType<InventoryWorld['admin']>,
    prefix: string,
  ): void {
    const isDenied = (name: string) => name.startsWith(prefix);
    const { listTopics, describeTopic, describeTopicConfigs } = admin;
    jest
      .spyOn(admin, 'listTopics')
      .mockImplementation(async () =>
        (await listTopics.call(admin)).filter(({ name }) => !isDenied(name)),
      );
    jest.spyOn(admin, 'describeTopic').mockImplementation(async name => {
      if (!isDenied(name)) return describeTopic.call(admin, name);
      throw new RefusedByBrokerError('TOPIC_AUTHORIZATION_FAILED', refusal);
    });
    jest
      .spyOn(admin, 'describeTopicConfigs')
      .mockImplementation(async names => {
        const { read, unread } = await describeTopicConfigs.call(
          admin,
          names.filter(name => !isDenied(name)),
        );
        const denied = names.filter(isDenied).map(of => ({
          of,
          code: 'TOPIC_AUTHORIZATION_FAILED',
          reason: refusal,
        }));
        return { read, unread: [...unread, ...denied] };
      });
  }

  it('look like no topic that is gone, and say so', async () => {
    const { world, admin } = await start();
    deny(admin, 'orders.');
    await admin.deleteTopic('payments.a');
    world.pass(1);
    await world.sync.run();
    expect(await world.names({ state: 'gone' })).toEqual([
      'prod/topic/payments.a',
    ]);
    const { items, syncs } = await world.inventory.list({ type: 'topic' });
    expect(items).toMatchObject([
      { name: 'orders.a', lastSeenAt: '2026-11-21T10:00:00.000Z' },
      { name: 'orders.b', lastSeenAt: '2026-11-21T10:00:00.000Z' },
    ]);
    expect(syncs).toMatchObject([
      {
        state: 'stale',
        reason: `topic: 2 that were there are not listed any more and may not be gone: "orders.a": ${refusal} (TOPIC_AUTHORIZATION_FAILED)`,
      },
    ]);
    expect(await world.writesOf(() => world.sync.run())).toEqual([
      'inventory_syncs',
    ]);
  });

  it('look like no group that is gone', async () => {
    const { world, admin } = await start();
    admin.groups.deny('a');
    admin.groups.delete('b');
    await world.sync.run();
    expect(await world.names({ state: 'gone' })).toEqual(['prod/group/b']);
    expect(await world.names({ type: 'group' })).toEqual(['prod/group/a']);
    const { syncs } = await world.inventory.list({ type: 'group' });
    expect(syncs).toMatchObject([
      { reason: expect.stringContaining('"a": Not authorized') },
    ]);
  });

  it('that come back make all current again', async () => {
    const { world, admin } = await start();
    deny(admin, 'orders.');
    await world.sync.run();
    jest.restoreAllMocks();
    world.pass(1);
    await world.sync.run();
    const { items, syncs } = await world.inventory.list({ type: 'topic' });
    expect(syncs).toMatchObject([{ state: 'current' }]);
    expect(items.map(each => each.lastSeenAt)).toEqual(
      items.map(() => '2026-11-21T10:01:00.000Z'),
    );
    expect(items.map(each => each.lastChangedAt)).toEqual(
      items.map(() => '2026-11-21T10:00:00.000Z'),
    );
  });

  it('let a sync fail that cannot ask whether topics are gone', async () => {
    const { world, admin } = await start();
    await admin.deleteTopic('orders.a');
    const { describeTopicConfigs } = admin;
    jest
      .spyOn(admin, 'describeTopicConfigs')
      .mockImplementation(async (names, options) => {
        if (options?.keys) admin.setReachable(false);
        return describeTopicConfigs.call(admin, names, options);
      });
    await world.sync.run();
    expect(await world.names({ state: 'gone' })).toEqual([]);
    expect(await world.names({ type: 'topic' })).toHaveLength(3);
  });
});
