import { TestDatabases } from '@backstage/backend-test-utils';
import { explain } from '../requests/__testUtils__/explain';
import { InventoryWorld } from './__testUtils__/InventoryWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('what changed since, %s', id => {
  async function setUp(moreTopics = 0) {
    const world = await InventoryWorld.create(databases, id, {
      prod: {
        topics: [
          { name: 'kept' },
          { name: 'claimed' },
          { name: 'deleted' },
          ...Array.from({ length: moreTopics }, (_, n) => ({
            name: `bulk${n}`,
          })),
        ],
      },
    });
    await world.sync.run();
    world.pass(10);
    return { world, since: world.now.toISOString() };
  }

  it('lists what appeared, went or got another owner, and nothing else', async () => {
    const { world, since } = await setUp();
    expect(await world.names({ changedSince: since })).toEqual([]);
    await world.admin('prod').createTopic({
      name: 'new',
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    await world.admin('prod').deleteTopic('deleted');
    await world.sync.run();
    await world.own('prod/topic/claimed', 'group:default/orders');

    const page = await world.inventory.list({ changedSince: since });
    expect(
      page.items.map(({ name, owner, goneAt }) => ({ name, owner, goneAt })),
    ).toEqual([
      { name: 'claimed', owner: 'group:default/orders', goneAt: undefined },
      { name: 'deleted', owner: undefined, goneAt: since },
      { name: 'new', owner: undefined, goneAt: undefined },
    ]);
    expect(page.totalItems).toBe(3);
    world.pass(1);
    expect(
      await world.names({ changedSince: world.now.toISOString() }),
    ).toEqual([]);
  });

  it('narrows with the other filters', async () => {
    const { world, since } = await setUp();
    await world.admin('prod').deleteTopic('deleted');
    await world.sync.run();
    await world.own('prod/topic/claimed', 'group:default/orders');
    expect(await world.names({ changedSince: since, state: 'gone' })).toEqual([
      'prod/topic/deleted',
    ]);
    expect(await world.names({ changedSince: since, q: 'claim' })).toEqual([
      'prod/topic/claimed',
    ]);
    expect(await world.names({ changedSince: since, type: 'group' })).toEqual(
      [],
    );
  });

  it('is read by indexes', async () => {
    const { world, since } = await setUp(1_000);
    if (id !== 'SQLITE_3') await world.knex.raw('analyze');
    const plan = await explain(world.knex, id, () =>
      world.inventory.list({ changedSince: since, type: 'topic' }),
    );
    for (const index of [
      /resources_last_changed_idx/,
      // Both hold only what is gone.
      /resources_gone(_at)?_idx/,
      /ownerships_confirmed_idx/,
    ])
      expect(plan).toMatch(index);
  });
});
