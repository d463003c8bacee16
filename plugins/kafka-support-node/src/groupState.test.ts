import { readGroup } from './groupState';
import { FakeClusterAdmin } from './testUtils';

const now = () => new Date('2026-01-01T00:00:00Z');
const at = (partition: number, topic = 'orders') => ({ topic, partition });

function aCluster() {
  const admin = FakeClusterAdmin.create({
    topics: [{ name: 'orders', partitions: 2 }],
    groups: [
      {
        groupId: 'billing',
        offsets: [
          { ...at(0), offset: 4 },
          { ...at(0, 'gone'), offset: 1 },
        ],
      },
      { groupId: 'shared', type: 'share' },
    ],
  });
  admin.setLog(at(0), { start: 2, end: 9 });
  return admin;
}

describe('readGroup', () => {
  it('tells where a group is between start and end, and what is not known', async () => {
    const group = await readGroup(aCluster(), 'billing', now);
    expect(group).toMatchObject({
      groupId: 'billing',
      type: 'classic',
      state: 'Empty',
      members: { known: true, value: [] },
      positions: {
        known: true,
        value: [
          {
            ...at(0, 'gone'),
            committedOffset: 1,
            startOffset: { known: false, figure: 'start offset' },
            endOffset: {
              known: false,
              reason: expect.stringContaining('does not host'),
            },
          },
          {
            ...at(0),
            committedOffset: 4,
            startOffset: { value: 2 },
            endOffset: { value: 9 },
          },
        ],
      },
    });
  });

  it('finds none of a name that no group has', async () => {
    expect(await readGroup(aCluster(), 'nobody', now)).toBeUndefined();
  });

  it('knows type and state of a group that cannot be described', async () => {
    expect(await readGroup(aCluster(), 'shared', now)).toMatchObject({
      type: 'share',
      state: 'Empty',
      members: { known: false, reason: expect.stringContaining('"share"') },
    });
  });

  it('does not take a group that it may not read for one that is not there', async () => {
    const admin = aCluster();
    admin.groups.deny('billing');
    await expect(readGroup(admin, 'billing', now)).rejects.toThrow(
      /Group "billing" cannot be described: Not authorized/,
    );
  });

  it('does not know positions or ends that cannot be read', async () => {
    const admin = aCluster();
    admin.fail('listOffsets', { how: 'unavailable' }, 2);
    expect(await readGroup(admin, 'billing', now)).toMatchObject({
      positions: {
        value: [
          { endOffset: { known: false, reason: 'No broker could be reached' } },
          { endOffset: { known: false } },
        ],
      },
    });
  });
});
