import { TestDatabases } from '@backstage/backend-test-utils';
import type { ResourceMark } from '@kafka-support/backstage-plugin-kafka-support-common';
import { InventoryWorld } from '../__testUtils__/InventoryWorld';
import type { Marked, Marker, MarkInput } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const orders = 'group:default/orders';

/** Gives what a test lays out. */
class LaidOutMarker implements Marker {
  readonly needs = ['topic'] as const;
  marked: Marked[] = [];

  constructor(readonly marks: readonly ResourceMark[]) {}

  async mark({ cluster }: MarkInput): Promise<Marked[]> {
    return this.marked.filter(({ resource }) =>
      resource.startsWith(`${cluster.facts.id}/`),
    );
  }
}

const unused = (name: string, says = 'Nothing was written'): Marked => ({
  resource: `prod/topic/${name}`,
  mark: 'unused',
  says,
  fix: { kind: 'topic-delete', spec: { topic: name } },
});

describe.each(databases.eachSupportedId())('marks on %s', id => {
  async function start() {
    const world = await InventoryWorld.create(databases, id, {
      prod: { topics: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
      dev: { topics: [{ name: 'a' }] },
    });
    const usage = new LaidOutMarker(['unused']);
    const owners = new LaidOutMarker(['orphaned']);
    world.markers.push(usage, owners);
    return { world, usage, owners };
  }
  const marksOf = async (world: InventoryWorld) =>
    Object.fromEntries(
      (await world.inventory.list({ cluster: 'prod' })).items
        .filter(({ marks }) => marks)
        .map(({ name, marks }) => [name, marks!.map(({ mark }) => mark)]),
    );

  it('are listed on their resources, with since when and what would settle them', async () => {
    const { world, usage, owners } = await start();
    usage.marked = [unused('a'), unused('b')];
    const since = new Date('2026-11-01T00:00:00.000Z');
    owners.marked = [
      {
        resource: 'prod/topic/a',
        mark: 'orphaned',
        says: 'Its owner has no members',
        since,
      },
    ];
    await world.sync.run();
    const { items } = await world.inventory.list({ cluster: 'prod' });
    expect(items[0].marks).toEqual([
      {
        mark: 'unused',
        since: '2026-11-21T10:00:00.000Z',
        says: 'Nothing was written',
        fix: { kind: 'topic-delete', spec: { topic: 'a' } },
      },
      {
        mark: 'orphaned',
        since: since.toISOString(),
        says: 'Its owner has no members',
      },
    ]);
    expect(items[2]).not.toHaveProperty('marks');
  });

  it('are looked for and counted under the other filters', async () => {
    const { world, usage, owners } = await start();
    usage.marked = [unused('a'), unused('b')];
    owners.marked = [{ ...unused('a'), mark: 'orphaned' }];
    await world.own('prod/topic/b', orders);
    await world.sync.run();
    expect(await world.names({ mark: 'unused' })).toEqual([
      'prod/topic/a',
      'prod/topic/b',
    ]);
    expect(await world.names({ mark: 'unused', unowned: true })).toEqual([
      'prod/topic/a',
    ]);
    expect(await world.names({ mark: 'drifted' })).toEqual([]);
    const { facets, totalItems } = await world.inventory.list({
      mark: 'orphaned',
    });
    expect(totalItems).toBe(1);
    expect(facets).toMatchObject({
      cluster: [{ value: 'prod', count: 1 }],
      unowned: 1,
      marks: [
        { value: 'unused', count: 2 },
        { value: 'orphaned', count: 1 },
      ],
    });
    const owned = await world.inventory.list({ owner: orders });
    expect(owned.facets.marks).toEqual([{ value: 'unused', count: 1 }]);
    const other = await world.inventory.list({ cluster: 'dev' });
    expect(other.facets.marks).toEqual([]);
  });

  it('page like all others', async () => {
    const { world, usage } = await start();
    usage.marked = ['a', 'b', 'c'].map(name => unused(name));
    await world.sync.run();
    const first = await world.inventory.list({ mark: 'unused', limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['a', 'b']);
    const { items } = await world.inventory.list({
      mark: 'unused',
      limit: 2,
      cursor: first.nextCursor,
    });
    expect(items.map(({ name }) => name)).toEqual(['c']);
  });

  it('are written only where they differ, and counted anew then', async () => {
    const { world, usage } = await start();
    usage.marked = [unused('a'), unused('b')];
    await world.sync.run();
    expect((await world.inventory.list({})).facets.marks).toEqual([
      { value: 'unused', count: 2 },
    ]);
    world.pass(1);
    expect(await world.writesOf(() => world.sync.run())).toEqual([
      'inventory_syncs',
      'inventory_syncs',
    ]);
    usage.marked = [unused('a', 'Nothing was written for 91 days')];
    const writes = await world.writesOf(() => world.sync.run());
    expect(writes.filter(table => table === 'resource_marks')).toHaveLength(2);
    const { items, facets } = await world.inventory.list({ mark: 'unused' });
    expect(items.map(({ marks }) => marks)).toEqual([
      [
        expect.objectContaining({
          since: '2026-11-21T10:00:00.000Z',
          says: 'Nothing was written for 91 days',
        }),
      ],
    ]);
    expect(facets.marks).toEqual([{ value: 'unused', count: 1 }]);
  });

  it('stay as they are while their marker fails or a type it needs was not read', async () => {
    const { world, usage, owners } = await start();
    usage.marked = [unused('a')];
    await world.sync.run();
    usage.mark = async () => {
      throw new Error('the catalog is down');
    };
    owners.marked = [{ ...unused('b'), mark: 'orphaned' }];
    await world.sync.run();
    await world.sync.run();
    expect(await marksOf(world)).toEqual({ a: ['unused'], b: ['orphaned'] });
    expect(world.logger.warn.mock.calls).toEqual([
      [
        expect.stringContaining('stay as they are'),
        { cluster: 'prod', marks: 'unused', reason: 'the catalog is down' },
      ],
      [
        expect.stringContaining('stay as they are'),
        { cluster: 'dev', marks: 'unused', reason: 'the catalog is down' },
      ],
    ]);
    world.admin('prod').fail('listTopics', { how: 'unavailable' });
    owners.marked = [];
    await world.sync.run();
    expect(await marksOf(world)).toEqual({ a: ['unused'], b: ['orphaned'] });
    await world.sync.run();
    expect(await marksOf(world)).toEqual({ a: ['unused'] });
  });

  it.each<[string, Partial<Marked>, string]>([
    [
      'a mark that another marker gives',
      { mark: 'drifted' },
      'It gave the mark "drifted", but its marks are unused',
    ],
    [
      'a resource of another cluster',
      { resource: 'dev/topic/a' },
      'It marked "dev/topic/a", which is not on the cluster "prod"',
    ],
  ])('refuses %s', async (_, wrong, reason) => {
    const { world, usage } = await start();
    usage.mark = async () => [{ ...unused('a'), ...wrong }];
    await world.sync.run();
    expect(await marksOf(world)).toEqual({});
    expect(world.logger.warn).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({
        reason,
      }),
    );
  });

  it('come with all that is known of the resources of the cluster', async () => {
    const { world, usage } = await start();
    await world.own('prod/topic/b', orders);
    const seen: unknown[] = [];
    usage.mark = async (input: MarkInput) => {
      if (input.cluster.facts.id === 'prod')
        seen.push(...(await input.resources('topic')));
      return [];
    };
    await world.admin('prod').deleteTopic('c');
    await world.sync.run();
    expect(seen).toEqual([
      expect.objectContaining({ resource: 'prod/topic/a', partitions: 1 }),
      expect.objectContaining({ resource: 'prod/topic/b', owner: orders }),
    ]);
  });
});
