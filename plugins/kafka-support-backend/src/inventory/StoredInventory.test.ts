import { TestDatabases } from '@backstage/backend-test-utils';
import { resourceListSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { explain } from '../requests/__testUtils__/explain';
import { InventoryWorld } from './__testUtils__/InventoryWorld';
import type { ResourceQuery } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const orders = 'group:default/orders';

/** Two clusters; two topics of orders; one without a live broker. */
async function setUp(
  id: Parameters<typeof InventoryWorld.create>[1],
  moreTopics = 0,
) {
  const world = await InventoryWorld.create(databases, id, {
    dev: {
      brokers: 3,
      topics: [
        { name: 'orders.test', replicationFactor: 3 },
        ...Array.from({ length: moreTopics }, (_, n) => ({ name: `bulk${n}` })),
      ],
    },
    prod: {
      topics: [
        { name: '__consumer_offsets', internal: true, replicationFactor: 3 },
        { name: 'orders.placed', replicationFactor: 2 },
        { name: 'payments_a', replicationFactor: 3 },
        { name: 'Payments-B', replicationFactor: 1 },
      ],
      acls: [
        {
          resourceType: 'topic',
          patternType: 'literal',
          resourceName: 'orders.placed',
          principal: 'User:orders',
          host: '*',
          operation: 'write',
          permission: 'allow',
        },
      ],
    },
  });
  await world.own('dev/topic/orders.test', orders);
  await world.own('prod/topic/orders.placed', orders);
  world.admin('prod').killBroker(1);
  await world.sync.run();
  return world;
}

const reads: [string, string, ResourceQuery][] = [
  ['all', 'resources_(pkey|search_idx)', {}],
  ['of a cluster', 'resources_cluster_idx', { cluster: 'prod' }],
  ['searched', 'resources_(pkey|search_idx)', { q: 'orders' }],
  ['of a type', 'resources_type_idx', { type: 'principal' }],
  ['of an owner', 'ownerships_(owner_idx|pkey)', { owner: orders }],
  ['internal', 'resources_internal_idx', { internal: true }],
  ['offline', 'resources_offline_idx', { state: 'offline' }],
  [
    'under-replicated',
    'resources_under_replicated_idx',
    { state: 'underReplicated' },
  ],
  ['gone', 'resources_gone_idx', { state: 'gone' }],
  ['marked', 'resource_marks_(mark_idx|pkey)', { mark: 'unused' }],
];

describe.each(databases.eachSupportedId())('StoredInventory on %s', id => {
  it('answers what the schema says', async () => {
    const world = await setUp(id);
    const list = await world.inventory.list({});
    const { goneAt, ...first } = list.items[0];
    expect(resourceListSchema.parse(list).items[0]).toEqual(
      expect.objectContaining(JSON.parse(JSON.stringify(first))),
    );
    expect(list.totalItems).toBe(6);
  });

  it.each<[ResourceQuery, string[]]>([
    [{ cluster: 'dev' }, ['dev/topic/orders.test']],
    [{ type: 'principal' }, ['prod/principal/User%3Aorders']],
    [{ owner: orders }, ['dev/topic/orders.test', 'prod/topic/orders.placed']],
    [
      { unowned: true, type: 'topic' },
      ['prod/topic/Payments-B', 'prod/topic/payments_a'],
    ],
    [{ internal: true }, ['prod/topic/__consumer_offsets']],
    [
      { internal: false, type: 'topic', cluster: 'prod' },
      [
        'prod/topic/Payments-B',
        'prod/topic/orders.placed',
        'prod/topic/payments_a',
      ],
    ],
    [{ state: 'gone' }, []],
    [{ q: 'PAYMENTS' }, ['prod/topic/Payments-B', 'prod/topic/payments_a']],
    [{ q: 's_a' }, ['prod/topic/payments_a']],
    [{ q: '_' }, ['prod/topic/__consumer_offsets', 'prod/topic/payments_a']],
    [{ q: '%' }, []],
    [{ q: '\\' }, []],
    [{ q: "'" }, []],
    [{ q: 's-b' }, ['prod/topic/Payments-B']],
    [{ q: 'r:o' }, ['prod/principal/User%3Aorders']],
  ])('filters by %j', async (query, expected) => {
    const world = await setUp(id);
    const { items, totalItems } = await world.inventory.list(query);
    expect(items.map(({ resource }) => resource).sort()).toEqual(expected);
    expect(totalItems).toBe(expected.length);
  });

  it('counts each facet under all filters but its own', async () => {
    const world = await setUp(id);
    expect((await world.inventory.list({})).facets).toEqual({
      cluster: [
        { value: 'prod', count: 5 },
        { value: 'dev', count: 1 },
      ],
      type: [
        { value: 'topic', count: 5 },
        { value: 'principal', count: 1 },
      ],
      owner: [{ value: orders, count: 2 }],
      unowned: 3,
      internal: 1,
      offline: 1,
      underReplicated: 4,
      marks: [],
    });
    const { facets } = await world.inventory.list({
      cluster: 'dev',
      type: 'topic',
    });
    expect(facets).toMatchObject({
      cluster: [
        { value: 'prod', count: 4 },
        { value: 'dev', count: 1 },
      ],
      type: [{ value: 'topic', count: 1 }],
      unowned: 0,
    });
  });

  it('counts what a sync or a new owner changed, and else does not count again', async () => {
    const world = await setUp(id);
    const countsOf = async () => {
      let counted = 0;
      const listen = ({ sql }: { sql: string }) => {
        if (/count\(/.test(sql) && !/_marks/.test(sql)) counted += 1;
      };
      world.knex.on('query', listen);
      const { totalItems, facets } = await world.inventory.list({});
      world.knex.off('query', listen);
      return { counted, totalItems, unowned: facets.unowned };
    };
    const before = { totalItems: 6, unowned: 3 };
    expect(await countsOf()).toEqual({ ...before, counted: 1 });
    await world.sync.run(); // finds nothing new
    expect(await countsOf()).toEqual({ ...before, counted: 0 });
    await world.admin('prod').deleteTopic('payments_a');
    await world.sync.run();
    expect(await countsOf()).toEqual({
      totalItems: 5,
      unowned: 2,
      counted: 1,
    });
    world.pass(1 / 60);
    await world.own('prod/topic/Payments-B', orders);
    expect(await countsOf()).toEqual({
      totalItems: 5,
      unowned: 1,
      counted: 1,
    });
    world.pass(1);
    expect(await countsOf()).toMatchObject({ counted: 1 });
  });

  it('pages by position, and gives each row once', async () => {
    const world = await setUp(id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.inventory.list({ limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      expect(page.totalItems).toBe(6);
      seen.push(...page.items.map(({ resource }) => resource));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(await world.names());
    expect(new Set(seen).size).toBe(6);
  });

  it('refuses a broken cursor and an unknown cluster', async () => {
    const world = await setUp(id);
    await expect(world.inventory.list({ cursor: 'x' })).rejects.toThrow(
      'Not a cursor: "x"',
    );
    await expect(world.inventory.list({ cluster: 'moon' })).rejects.toThrow(
      'no cluster "moon"',
    );
  });

  it('says that a cluster was never read, and when it was read too long ago', async () => {
    const world = await InventoryWorld.create(databases, id, { prod: {} });
    const stateOf = async () => (await world.inventory.list({})).syncs;
    expect(await stateOf()).toEqual([{ cluster: 'prod', state: 'never' }]);
    await world.sync.run();
    expect(await stateOf()).toMatchObject([{ state: 'current' }]);
    world.pass(4);
    expect(await stateOf()).toMatchObject([
      {
        state: 'stale',
        syncedAt: '2026-11-21T10:00:00.000Z',
        reason: expect.stringContaining('No sync'),
      },
    ]);
  });

  it('lists nothing of a cluster that left the configuration', async () => {
    const world = await setUp(id);
    world.remove('prod');
    const { items, facets, syncs } = await world.inventory.list({});
    expect(items).toHaveLength(1);
    expect(facets.cluster).toEqual([{ value: 'dev', count: 1 }]);
    expect(syncs).toHaveLength(1);
  });

  it('reads each list by an index', async () => {
    const world = await setUp(id, 3_000);
    if (id !== 'SQLITE_3') await world.knex.raw('analyze');
    const { nextCursor: cursor } = await world.inventory.list({ limit: 1 });
    for (const [what, index, query] of reads)
      for (const more of [{}, { cursor }]) {
        world.pass(1); // counted again
        const plan = await explain(world.knex, id, () =>
          world.inventory.list({ ...query, ...more }),
        );
        expect(`${what}: ${plan}`).toMatch(new RegExp(index));
        // That table has a row for each cluster and type only.
        expect(plan).not.toMatch(/Seq Scan on (?!inventory_syncs)/);
      }
  });
});
