import { TestDatabases } from '@backstage/backend-test-utils';
import { explain } from '../requests/__testUtils__/explain';
import { InventoryWorld } from './__testUtils__/InventoryWorld';
import { purgeGone } from './purgeGone';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const DAY = 24 * 60;

describe.each(databases.eachSupportedId())('purgeGone on %s', id => {
  async function start() {
    const topics = Array.from({ length: 300 }, (_, n) => ({ name: `t${n}` }));
    const world = await InventoryWorld.create(databases, id, {
      prod: { topics: [{ name: 'kept' }, ...topics] },
    });
    world.markers.push({
      marks: ['unused'],
      needs: ['topic'],
      mark: async ({ resources }) =>
        (await resources('topic')).map(({ resource }) => ({
          resource,
          mark: 'unused',
          says: 'Nothing was written',
        })),
    });
    await world.sync.run();
    for (const { name } of topics) await world.admin('prod').deleteTopic(name);
    await world.sync.run();
    return world;
  }
  const rowsOf = async (world: InventoryWorld) => {
    const counts: Record<string, number> = {};
    for (const table of ['resources', 'resource_figures', 'resource_marks'])
      counts[table] = (await world.knex(table).select('resource')).length;
    return counts;
  };

  it('keeps what is gone for its time, then deletes it with all that belongs to it', async () => {
    const world = await start();
    await world.own('prod/topic/t0', 'group:default/orders');
    world.pass(30 * DAY);
    await world.sync.run();
    expect(await rowsOf(world)).toMatchObject({
      resources: 301,
      resource_figures: 301,
    });
    world.pass(1);
    await world.sync.run();
    expect(await rowsOf(world)).toEqual({
      resources: 1,
      resource_figures: 1,
      resource_marks: 1,
    });
    expect(await world.names()).toEqual(['prod/topic/kept']);
    expect(await world.knex('ownerships').select('resource')).toHaveLength(1);
  });

  it('takes what came back in time for what it was', async () => {
    const world = await start();
    world.pass(29 * DAY);
    await world.admin('prod').createTopic({
      name: 't0',
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    await world.sync.run();
    world.pass(2 * DAY);
    await world.sync.run();
    const { items } = await world.inventory.list({ q: 't0' });
    expect(items).toMatchObject([{ recreatedAt: expect.any(String) }]);
    expect(await rowsOf(world)).toMatchObject({ resources: 2 });
  });

  it('writes nothing, and reads little, while nothing is that old', async () => {
    const world = await start();
    if (id !== 'SQLITE_3') await world.knex.raw('analyze');
    const purge = () =>
      purgeGone(world.knex, { keepGoneDays: 30, now: world.now });
    expect(await world.writesOf(purge)).toEqual([]);
    expect(await explain(world.knex, id, purge)).toMatch(/resources_gone/);
  });
});
