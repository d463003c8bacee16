import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AclBinding,
  Ownership,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { InventoryWorld } from '../../__testUtils__/InventoryWorld';
import type { MarkInput } from '../types';
import { createHygieneMarkers } from './createHygieneMarkers';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
jest.setTimeout(60_000);

const limits = {
  unusedDays: 30,
  staleOffsetsDays: 14,
  minPartitions: 12,
  partitionFactor: 3,
};
/** Owners and what is proposed, and whether the catalog answers. */
class Catalog {
  isDown = false;
  readonly states = new Map<string, Ownership['ownerState']>();
  readonly listed = new Set(['prod/principal/User%3Aclaimed']);

  async for() {
    return {
      known: !this.isDown,
      of: (resource: string) => (this.listed.has(resource) ? ['a team'] : []),
    };
  }

  stateOf(owner: string): Ownership['ownerState'] {
    return this.isDown ? 'unknown' : this.states.get(owner) ?? 'active';
  }
}

const acl = (principal: string): AclBinding => ({
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: 'orders',
  principal,
  host: '*',
  operation: 'read',
  permission: 'allow',
});

async function start() {
  const catalog = new Catalog();
  const world = await InventoryWorld.create(databases, 'SQLITE_3', {
    prod: {
      topics: [{ name: 'orders' }, { name: 'refunds' }],
      acls: [acl('User:orders'), acl('User:stranger'), acl('User:claimed')],
    },
  });
  world.markers.push(
    ...createHygieneMarkers({
      limits,
      proposals: catalog,
      ownerStateOf: async owner => catalog.stateOf(owner),
    }),
  );
  await world.own('prod/topic/orders', 'group:default/orders');
  await world.own('prod/topic/refunds', 'group:default/refunds');
  await world.own('prod/principal/User%3Aorders', 'group:default/orders');
  return { world, catalog };
}

async function marksOf(world: InventoryWorld) {
  const { items } = await world.inventory.list({});
  return Object.fromEntries(
    items.flatMap(({ resource, marks }) =>
      marks ? [[resource, marks.map(({ mark }) => mark)]] : [],
    ),
  );
}

const stranger = { 'prod/principal/User%3Astranger': ['unownedGrants'] };

describe('marks of what nobody answers for', () => {
  it('are on principals that no owner and no entity names, and gone when one does', async () => {
    const { world, catalog } = await start();
    await world.sync.run();
    expect(await marksOf(world)).toEqual(stranger);
    catalog.listed.add('prod/principal/User%3Astranger');
    await world.sync.run();
    expect(await marksOf(world)).toEqual({});
  });

  it('are on all that an owner has who left the catalog', async () => {
    const { world, catalog } = await start();
    catalog.states.set('group:default/orders', 'missing');
    await world.sync.run();
    expect(await marksOf(world)).toEqual({
      ...stranger,
      'prod/principal/User%3Aorders': ['orphaned'],
      'prod/topic/orders': ['orphaned'],
    });
  });

  it('neither come nor go while the catalog does not answer', async () => {
    const { world, catalog } = await start();
    catalog.states.set('group:default/orders', 'empty');
    await world.sync.run();
    const before = await marksOf(world);
    catalog.isDown = true;
    catalog.states.clear();
    await world.sync.run();
    expect(await marksOf(world)).toEqual(before);
    catalog.isDown = false;
    await world.sync.run();
    expect(await marksOf(world)).toEqual(stranger);
  });
});

describe('marks of what is not used any more', () => {
  const DAY = 1_440;
  async function watch() {
    const world = await InventoryWorld.create(databases, 'SQLITE_3', {
      prod: { topics: [{ name: 'left' }, { name: 'busy' }] },
    });
    world.markers.push(
      ...createHygieneMarkers({
        limits,
        proposals: new Catalog(),
        ownerStateOf: async () => 'active',
      }),
    );
    return world;
  }
  const unused = async (world: InventoryWorld) =>
    (await world.inventory.list({ mark: 'unused' })).items.map(
      ({ resource, marks }) => [resource, marks?.[0].since],
    );

  it('come once they were watched for long enough, and go with the first write', async () => {
    const world = await watch();
    const began = world.now.toISOString();
    await world.sync.run();
    world.pass(29 * DAY);
    world.admin('prod').append({ topic: 'busy', partition: 0 }, 5);
    await world.sync.run();
    expect(await unused(world)).toEqual([]);
    world.pass(2 * DAY);
    await world.sync.run();
    expect(await unused(world)).toEqual([['prod/topic/left', began]]);
    world.pass(1);
    expect(await world.writesOf(() => world.sync.run())).not.toContain(
      'resource_marks',
    );
    world.admin('prod').append({ topic: 'left', partition: 0 }, 1);
    await world.sync.run();
    expect(await unused(world)).toEqual([]);
  });

  it('do not come by figures that cannot be read', async () => {
    const world = await watch();
    await world.sync.run();
    world.pass(40 * DAY);
    world.admin('prod').fail('listOffsets', { how: 'unavailable' });
    await world.sync.run();
    expect(await unused(world)).toEqual([]);
    expect(world.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('stay as they are'),
      expect.objectContaining({
        marks: 'unused,excessPartitions',
        reason: expect.stringMatching(/^Not all end offsets could be read: /),
      }),
    );
    await world.sync.run();
    expect(await unused(world)).toHaveLength(2);
  });
});

describe('marks of what nobody uses', () => {
  const daysAgo = (days: number) =>
    new Date(
      Date.parse('2026-11-21T10:00:00Z') - days * 86_400_000,
    ).toISOString();
  const row = (
    type: 'topic' | 'group',
    name: string,
    figures: Partial<Resource>,
  ): Resource => ({
    resource: `prod/${type}/${name}`,
    cluster: 'prod',
    type,
    name,
    internal: false,
    watchedSince: daysAgo(60),
    firstSeenAt: daysAgo(60),
    ...figures,
  });
  const topic = (name: string, figures: Partial<Resource>) =>
    row('topic', name, {
      partitions: 24,
      replicationFactor: 3,
      totalBytes: 0,
      largestReplicaBytes: 0,
      config: { 'retention.ms': '86400000' },
      groups: 0,
      ...figures,
    });
  const rows = [
    topic('left', {}),
    topic('wide', { lastWriteAt: daysAgo(1), groups: 1 }),
    topic('unknown', { watchedSince: undefined, config: undefined }),
    row('group', 'reader', { members: 1, topics: ['wide'], lag: 3 }),
    row('group', 'stale', { members: 0, topics: ['gone'], lag: 30 }),
  ];
  const marksFor = async (changed: Resource[]) => {
    const [usage, offsets] = createHygieneMarkers({
      limits,
      proposals: new Catalog(),
      ownerStateOf: async () => 'active',
    });
    const input: Partial<MarkInput> = {
      unread: [],
      now: new Date('2026-11-21T10:00:00Z'),
      resources: async type => changed.filter(each => each.type === type),
    };
    const marked = [usage, offsets].map(marker =>
      marker.mark(input as MarkInput),
    );
    return (await Promise.all(marked)).flat();
  };

  it('come from the figures of the inventory, one a topic', async () => {
    const marked = await marksFor(rows);
    expect(marked.map(({ resource, mark }) => [resource, mark])).toEqual([
      ['prod/topic/left', 'unused'],
      ['prod/topic/wide', 'excessPartitions'],
      ['prod/group/stale', 'staleOffsets'],
    ]);
    expect(marked[0].since).toEqual(new Date(daysAgo(60)));
  });

  it('say the same while figures move a little, so that nothing is written', async () => {
    const moved = rows.map(each => ({
      ...each,
      ...(each.lag !== undefined && { lag: each.lag + 2 }),
      ...(each.totalBytes !== undefined && { totalBytes: 1 }),
    }));
    const says = async (of: Resource[]) =>
      (await marksFor(of)).filter(({ mark }) => mark !== 'unused');
    const first = await says(moved);
    const second = await says(
      moved.map(each => ({
        ...each,
        ...(each.lag !== undefined && { lag: each.lag + 2 }),
      })),
    );
    expect(second).toEqual(first);
  });
});
