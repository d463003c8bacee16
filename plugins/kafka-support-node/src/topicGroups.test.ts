import { FakeClusterAdmin, fakeClusterView } from './testUtils';
import type { TopicGroups } from './topicGroups';

const member = (
  id: string,
  ...assigned: [topic: string, partition: number][]
) => ({
  memberId: id,
  clientId: id,
  host: '/10.0.0.1',
  assigned: assigned.map(([topic, partition]) => ({ topic, partition })),
});
const at = (topic: string, partition: number, offset: number) => ({
  topic,
  partition,
  offset,
});

function setUp() {
  const admin = FakeClusterAdmin.create({
    topics: [
      { name: 'orders', partitions: 3 },
      { name: 'logs', partitions: 1 },
    ],
    groups: [
      {
        groupId: 'billing',
        assignor: 'range',
        members: [
          member('one', ['orders', 0], ['orders', 1]),
          member('two', ['orders', 2], ['logs', 0]),
        ],
        offsets: [at('orders', 0, 10), at('orders', 2, 7), at('logs', 0, 1)],
      },
      { groupId: 'audit', offsets: [at('orders', 1, 3)] },
      { groupId: 'other', offsets: [at('logs', 0, 3)] },
    ],
  });
  admin.setLog({ topic: 'orders', partition: 0 }, { end: 15 });
  admin.setLog({ topic: 'orders', partition: 1 }, { end: 3 });
  admin.setLog({ topic: 'orders', partition: 2 }, { end: 5 });
  return admin;
}

async function groupsOf(
  admin: FakeClusterAdmin,
  topic = 'orders',
): Promise<TopicGroups> {
  const groups = await fakeClusterView({ admin }).groups(topic);
  if (!groups.known) throw new Error(groups.reason);
  return groups.value;
}

const readAt = '2026-01-01T00:00:00.000Z';
const lag = (value: number) => ({ known: true, value, readAt });
const unknownLag = (reason: string) => ({
  known: false,
  figure: 'lag',
  reason,
});

describe('groups of a topic', () => {
  it('are those that committed on it or have it assigned, with members and lag', async () => {
    const { groups, missing } = await groupsOf(setUp());
    expect(missing).toEqual([]);
    expect(groups).toEqual([
      {
        groupId: 'audit',
        type: 'classic',
        state: 'Empty',
        members: { known: true, value: [], readAt },
        partitions: [
          { partition: 1, committedOffset: 3, endOffset: 3, lag: lag(0) },
        ],
      },
      {
        groupId: 'billing',
        type: 'classic',
        state: 'Stable',
        assignor: 'range',
        members: {
          known: true,
          value: [
            member('one', ['orders', 0], ['orders', 1]),
            member('two', ['orders', 2], ['logs', 0]),
          ],
          readAt,
        },
        partitions: [
          {
            partition: 0,
            committedOffset: 10,
            endOffset: 15,
            lag: lag(5),
            memberId: 'one',
          },
          {
            partition: 1,
            endOffset: 3,
            lag: unknownLag(
              'The group has committed nothing on this partition',
            ),
            memberId: 'one',
          },
          {
            // Committed beyond the end: a fault, not to be hidden.
            partition: 2,
            committedOffset: 7,
            endOffset: 5,
            lag: lag(-2),
            memberId: 'two',
          },
        ],
      },
    ]);
  });

  it('are none of a topic that nobody reads', async () => {
    const empty = { groups: [], missing: [] };
    expect(await groupsOf(setUp(), 'nobody-reads')).toEqual(empty);
  });

  it('have an unknown lag only where a partition has no leader', async () => {
    const admin = setUp();
    admin.killBroker(1);
    const { groups } = await groupsOf(admin);
    const billing = groups.find(each => each.groupId === 'billing')!;
    expect(billing.partitions.map(each => each.lag)).toMatchObject([
      unknownLag(expect.stringMatching(/no leader/) as unknown as string),
      { known: false },
      lag(-2),
    ]);
  });

  it('have an unknown lag, with the reason, while no end can be read', async () => {
    const admin = setUp();
    admin.fail('listOffsets', { how: 'no answer', done: false });
    const { groups } = await groupsOf(admin);
    expect(groups[0].partitions).toEqual([
      {
        partition: 1,
        committedOffset: 3,
        lag: unknownLag('The broker did not answer listOffsets'),
      },
    ]);
  });

  it('name a group whose topics nobody can tell', async () => {
    const admin = setUp();
    admin.groups.set({ groupId: 'shared', type: 'share', state: 'Stable' });
    const { groups, missing } = await groupsOf(admin);
    expect(groups.map(each => each.groupId)).toEqual(['audit', 'billing']);
    expect(missing).toEqual([
      {
        what: 'group "shared"',
        reason: expect.stringMatching(/of type "share"; only groups of type/),
      },
    ]);
  });

  it('keep what is assigned when what was committed cannot be read', async () => {
    const admin = setUp();
    admin.fail('listGroupOffsets', { how: 'no answer', done: false }, 2);
    const { groups, missing } = await groupsOf(admin);
    expect(groups.map(each => each.groupId)).toEqual(['billing']);
    expect(groups[0].partitions.map(each => each.lag)).toEqual(
      [0, 1, 2].map(() =>
        unknownLag('The broker did not answer listGroupOffsets'),
      ),
    );
    expect(missing.map(each => each.what).sort()).toEqual([
      'group "audit"',
      'group "other"',
      'what group "billing" committed',
    ]);
  });

  it('keep what was committed when members cannot be read', async () => {
    const admin = setUp();
    admin.fail('describeGroups', { how: 'unavailable' }, 2);
    const { groups } = await groupsOf(admin);
    expect(groups).toMatchObject([
      { groupId: 'audit', state: 'Empty', partitions: [{ lag: lag(0) }] },
      {
        groupId: 'billing',
        state: 'Stable',
        members: { known: false, reason: 'No broker could be reached' },
        partitions: [{ partition: 0 }, { partition: 2 }],
      },
    ]);
  });

  it('are unknown when no broker tells its groups', async () => {
    const admin = setUp();
    admin.fail('listGroups', { how: 'unavailable' });
    expect(await fakeClusterView({ admin }).groups('orders')).toEqual({
      known: false,
      figure: 'groups',
      reason: 'No broker could be reached',
    });
  });
});
