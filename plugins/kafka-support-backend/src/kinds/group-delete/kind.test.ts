import { InputError } from '@backstage/errors';
import {
  digest,
  groupDeleteSpecSchema,
  groupRestoreSpecSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  fakeClusterView,
  type FakeGroup,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { aCluster, planAndApply } from '../testing';
import { groupDeleteKind as kind } from './kind';
import { groupRestoreKind } from './restoreKind';

const group = 'billing';
const at = (partition: number, topic = 'orders') => ({ topic, partition });
const offsets = [
  { ...at(0, 'audit'), offset: 7 },
  { ...at(0), offset: 4 },
  { ...at(2), offset: 0 },
];
const idle: FakeGroup = { groupId: group, offsets };

function aWorld(found: FakeGroup = idle) {
  const world = aCluster({
    topics: [{ name: 'orders', partitions: 3 }, { name: 'audit' }],
    groups: [found],
  });
  world.admin.setLog(at(0), { end: 10 });
  world.admin.setLog(at(0, 'audit'), { end: 7 });
  return world;
}

describe('spec of group-delete and group-restore', () => {
  it.each([
    [{ group: 7 }, /^group: .*expected string, received number/],
    [{}, /^group: .*expected string, received undefined/],
    [{ group: '' }, /^group: .*>=1/],
    [{ group: '*' }, /must not hold control characters or "\*"/],
    [{ group: 'a\u0007' }, /must not hold control characters or "\*"/],
    [{ group: 'g'.repeat(250) }, /^group: .*<=249/],
    [{ group, type: 'dead' }, /^type: /],
    [{ group, cluster: 'prod' }, /Unrecognized key: "cluster"/],
  ])('refuses to delete %j', (spec, message) => {
    const [issue] = groupDeleteSpecSchema.safeParse(spec).error!.issues;
    expect(`${issue.path.join('.')}: ${issue.message}`).toMatch(message);
  });

  it.each([
    [{ offsets: [] }, /must hold at least one offset/],
    [{ offsets: [{ ...at(0), offset: -1 }] }, /offsets\.0\.offset: .*>=0/],
    [{ offsets: [{ ...at(0), offset: 1.5 }] }, /offsets\.0\.offset: .*int/],
    [{ offsets: [{ ...at(-1), offset: 1 }] }, /offsets\.0\.partition: .*>=0/],
    [
      { offsets: [{ ...at(0, 'a/b'), offset: 1 }] },
      /offsets\.0\.topic: must hold only letters/,
    ],
    [
      { offsets: [offsets[0], offsets[0]] },
      /offsets: must name each partition once/,
    ],
    [
      {
        offsets: Array.from({ length: 1_001 }, (_, n) => ({
          ...at(n),
          offset: 0,
        })),
      },
      /offsets: must hold at most 1000 offsets/,
    ],
  ])('refuses to restore %j', (spec, message) => {
    const [issue] = groupRestoreSpecSchema.safeParse({ group, ...spec }).error!
      .issues;
    expect(`${issue.path.join('.')}: ${issue.message}`).toMatch(message);
  });
});

describe('plan of group-delete', () => {
  it('keeps what the group had committed', async () => {
    const { view } = aWorld();
    expect(await kind.plan({ group }, view)).toEqual([
      {
        id: `delete-group:${group}`,
        operation: 'delete-group',
        resource: 'test/group/billing',
        parameters: { groupId: group, offsets, offsetsLeftOut: 0 },
        fields: [
          { field: 'group', before: 'classic, Empty' },
          { field: 'offsets on audit', before: '1 partition' },
          { field: 'offsets on orders', before: '2 partitions' },
        ],
        impact: 'destructive',
        figures: [],
        repeatable: true,
        command:
          'kafka-consumer-groups.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --delete --group billing',
        inverse: {
          available: true,
          summary: expect.stringMatching(
            /^Gives the group the offsets back .* on 3 partitions/,
          ),
        },
      },
    ]);
  });

  it('quotes a name that is no word of a shell', async () => {
    const name = "it's; rm -rf /";
    const { view } = aWorld({ groupId: name });
    const [change] = await kind.plan({ group: name }, view);
    expect(change.command).toMatch(/--group 'it'\\''s; rm -rf \/'$/);
    expect(change.resource).toBe(`test/group/${encodeURIComponent(name)}`);
  });

  it('is another plan once the group has committed further', async () => {
    const { admin, view } = aWorld();
    const before = digest(await kind.plan({ group }, view));
    admin.groups.commit(group, [{ ...at(0), offset: 5 }]);
    expect(digest(await kind.plan({ group }, view))).not.toBe(before);
  });

  it.each([
    ['nothing committed', { groupId: group }, /had committed nothing/],
    [
      'a share group',
      { groupId: group, type: 'share' },
      /group of type "share".*cannot be given back/,
    ],
    [
      'more offsets than are kept',
      {
        groupId: group,
        offsets: Array.from({ length: 1_001 }, (_, n) => ({
          ...at(n, 'wide'),
          offset: n,
        })),
      },
      /committed on 1001 partitions, and at most 1000 are kept/,
    ],
  ] as const)('says why there is no way back for %s', async (_, found, why) => {
    const { view } = aWorld(found as FakeGroup);
    const changes = await kind.plan({ group }, view);
    expect(changes[0].inverse).toEqual({
      available: false,
      reason: expect.stringMatching(why),
    });
    expect(kind.revert!(changes)).toBeUndefined();
  });

  it('names a group that is not there', async () => {
    const { view } = aWorld();
    const completing = kind.complete!({ group: 'nobody' }, view);
    await expect(completing).rejects.toThrow(InputError);
    await expect(completing).rejects.toThrow('There is no group "nobody"');
  });

  it('completes to itself, also once the group is gone', async () => {
    const { admin, view } = aWorld();
    const once = await kind.complete!({ group }, view);
    expect(once).toEqual({ group, type: 'classic' });
    await admin.deleteGroup(group);
    expect(await kind.complete!(once, view)).toEqual(once);
  });

  it('is nothing where a group of another type took the name', async () => {
    const { view } = aWorld({ ...idle, type: 'consumer' });
    expect(await kind.plan({ group, type: 'classic' }, view)).toEqual([]);
  });

  it('plans nothing on a guess', async () => {
    const view = fakeClusterView({ unknown: { group: 'no answer' } });
    for (const planning of [
      kind.plan({ group }, view),
      groupRestoreKind.plan({ group, offsets }, view),
    ])
      await expect(planning).rejects.toThrow(
        'The group "billing" on cluster "test" could not be read: no answer',
      );
  });
});

describe('applying group-delete', () => {
  it.each(['classic', 'consumer', 'streams', 'share'] as const)(
    'leaves nothing to plan of a group of type %s, and its metric passes',
    async type => {
      const world = aWorld({ ...idle, type });
      const spec = await kind.complete!({ group }, world.view);
      const [change] = await planAndApply(kind, spec, world);
      expect(await kind.plan(spec, world.view)).toEqual([]);
      expect(await kind.verify!(change, world.view)).toEqual([
        expect.objectContaining({ outcome: 'pass' }),
      ]);
    },
  );

  it('is refused by the broker while somebody is a member', async () => {
    const world = aWorld();
    const [change] = await kind.plan({ group }, world.view);
    world.admin.groups.join(
      group,
      { memberId: 'm', clientId: 'c', host: '/10.0.0.1' },
      { type: 'consumer', partitions: [at(0)] },
    );
    await expect(
      kind.apply(change, { admin: world.admin, call: { timeoutMs: 1 } }),
    ).rejects.toMatchObject({ code: 'NON_EMPTY_GROUP' });
    expect(await kind.verify!(change, world.view)).toEqual([
      expect.objectContaining({ outcome: 'fail', observed: 'Stable' }),
    ]);
  });

  it('has a metric that is unknown where the group cannot be read', async () => {
    const { view } = aWorld();
    const [change] = await kind.plan({ group }, view);
    const blind = fakeClusterView({ unknown: { group: 'no answer' } });
    expect(await kind.verify!(change, blind)).toMatchObject([
      { outcome: 'unknown', figure: 'group' },
    ]);
  });
});

describe('the revert of group-delete', () => {
  it('gives every offset back', async () => {
    const world = aWorld();
    const done = await planAndApply(kind, { group }, world);
    const revert = kind.revert!(done)!;
    expect(revert.kind).toBe('group-restore');
    const spec = groupRestoreKind.specSchema.parse(revert.spec);
    const [change] = await planAndApply(groupRestoreKind, spec, world);
    expect((await world.admin.listGroupOffsets([group])).read).toEqual([
      { groupId: group, offsets },
    ]);
    expect(await groupRestoreKind.plan(spec, world.view)).toEqual([]);
    expect(await groupRestoreKind.verify!(change, world.view)).toEqual([
      expect.objectContaining({ outcome: 'pass' }),
    ]);
  });

  it('never moves an offset that is there', async () => {
    const world = aWorld();
    const spec = { group, offsets: [{ ...at(0), offset: 1 }, offsets[0]] };
    expect(await groupRestoreKind.plan(spec, world.view)).toEqual([]);
    const [change] = await groupRestoreKind.plan(
      { group, offsets: [{ ...at(1), offset: 0 }, ...spec.offsets] },
      world.view,
    );
    expect(change.parameters.offsets).toEqual([{ ...at(1), offset: 0 }]);
  });

  it('begins at the first record that is left where the place has expired', async () => {
    const world = aWorld();
    world.admin.setLog(at(1), { start: 20, end: 30 });
    const [change] = await groupRestoreKind.plan(
      { group, offsets: [{ ...at(1), offset: 5 }] },
      world.view,
    );
    expect(change.parameters.offsets).toEqual([{ ...at(1), offset: 20 }]);
    expect(change.fields).toEqual([
      {
        field: 'offset on orders-1',
        before: 'none; 5 has expired',
        after: '20',
      },
    ]);
  });

  it.each([
    [{ ...at(1), offset: 1 }, /Offset 1 is beyond the end .* which is 0/],
    [{ ...at(9), offset: 0 }, /"orders" has no partition 9/],
    [{ ...at(0, 'gone'), offset: 0 }, /There is no topic "gone"/],
  ])('refuses %j', async (offset, message) => {
    const { view } = aWorld();
    const planning = groupRestoreKind.plan({ group, offsets: [offset] }, view);
    await expect(planning).rejects.toThrow(InputError);
    await expect(planning).rejects.toThrow(message);
  });

  it('is not healthy while an offset is missing', async () => {
    const { view } = aWorld();
    const [change] = await groupRestoreKind.plan(
      { group, offsets: [{ ...at(1), offset: 0 }] },
      view,
    );
    expect(await groupRestoreKind.verify!(change, view)).toEqual([
      expect.objectContaining({ outcome: 'fail', observed: '0 partitions' }),
    ]);
  });
});
