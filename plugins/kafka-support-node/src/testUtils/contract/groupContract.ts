import { randomUUID } from 'node:crypto';
import type { GroupMember } from '../../groups';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
  type ClusterTraffic,
} from './subject';

/** Groups: who is in them and what they committed. */
export function groupContract(
  options: ClusterAdminContractOptions,
  traffic: ClusterTraffic,
): void {
  describe('groups', () => {
    const groupIds: string[] = [];
    const members: { leave(): Promise<void> }[] = [];
    const newGroup = () => {
      const groupId = `contract-${randomUUID()}`;
      groupIds.push(groupId);
      return groupId;
    };
    const subject = contractSubject(options, async () => {
      for (const member of members) await member.leave();
      for (const groupId of groupIds)
        await traffic.deleteGroup(groupId).catch(() => undefined);
    });
    const join = async (
      groupId: string,
      topic: string,
      type: 'classic' | 'consumer',
    ) => {
      const clientId = `client-${randomUUID()}`;
      const member = await traffic.join(groupId, { topic, type, clientId });
      members.push(member);
      return { clientId, leave: () => member.leave() };
    };
    const committed = async (topic: string, offset = 0) => {
      const groupId = newGroup();
      await traffic.commit(groupId, [{ topic, partition: 0, offset }]);
      return groupId;
    };

    it.each(['classic', 'consumer'] as const)(
      'describes a group of type %s with its members and their partitions',
      async type => {
        const { name: topic } = await subject.createTopic({ partitions: 3 });
        const groupId = newGroup();
        const one = await join(groupId, topic, type);
        const other = await join(groupId, topic, type);
        const group = await eventually(async () => {
          const { read, unread } = await subject.admin.describeGroups([
            groupId,
          ]);
          expect(unread).toEqual([]);
          expect(read).toHaveLength(1);
          expect(read[0]).toMatchObject({ groupId, type, state: 'Stable' });
          expect(partitionsOf(read[0].members)).toEqual([0, 1, 2]);
          expect(read[0].members.every(each => each.assigned.length > 0)).toBe(
            true,
          );
          return read[0];
        }, 30_000);
        expect(group).toEqual({
          groupId,
          type,
          state: 'Stable',
          protocolType: 'consumer',
          assignor: expect.stringMatching(/.+/),
          members: [0, 1].map(() => ({
            memberId: expect.stringMatching(/.+/),
            clientId: expect.stringMatching(/^client-/),
            host: expect.stringMatching(/^\/127\.0\.0\.1$/),
            assigned: expect.arrayContaining([
              { topic, partition: expect.any(Number) },
            ]),
          })),
        });
        expect(group.members.map(each => each.clientId).sort()).toEqual(
          [one.clientId, other.clientId].sort(),
        );
        expect((await subject.admin.listGroups()).read).toContainEqual({
          groupId,
          type,
          state: 'Stable',
          protocolType: 'consumer',
        });

        await one.leave();
        await other.leave();
        await eventually(async () => {
          const { read } = await subject.admin.describeGroups([groupId]);
          expect(read).toMatchObject([{ type, state: 'Empty', members: [] }]);
        }, 30_000);
      },
      60_000,
    );

    it('lists groups of all brokers in order', async () => {
      const { name: topic } = await subject.createTopic();
      const own: string[] = [];
      // So many that each broker coordinates some.
      for (let n = 0; n < 8; n++) own.push(await committed(topic));
      await eventually(async () => {
        const { read, unread } = await subject.admin.listGroups();
        expect(unread).toEqual([]);
        const found = read.filter(each => own.includes(each.groupId));
        expect(found).toEqual(
          [...own].sort().map(groupId => ({
            groupId,
            type: 'classic',
            state: 'Empty',
            protocolType: '',
          })),
        );
      });
    });

    it('describes many groups in the order asked, without those that do not exist', async () => {
      const { name: topic } = await subject.createTopic();
      const own: string[] = [];
      for (let n = 0; n < 8; n++) own.push(await committed(topic));
      await eventually(async () => {
        const { read, unread } = await subject.admin.describeGroups([
          ...own.slice(0, 4),
          newGroup(),
          ...own.slice(4),
          own[0],
        ]);
        expect(unread).toEqual([]);
        expect(read).toEqual(
          own.map(groupId => ({
            groupId,
            type: 'classic',
            state: 'Empty',
            protocolType: '',
            members: [],
          })),
        );
      });
      expect(await subject.admin.describeGroups([])).toEqual({
        read: [],
        unread: [],
      });
    });

    it('reads what several groups committed, by topic and partition', async () => {
      const topics = [
        await subject.createTopic({ partitions: 12 }),
        await subject.createTopic({ partitions: 12 }),
      ].sort((a, b) => (a.name < b.name ? -1 : 1));
      const [first, second] = topics.map(each => each.name);
      const groups = [newGroup(), newGroup()];
      await traffic.commit(groups[0], [
        { topic: second, partition: 11, offset: 3 },
        { topic: second, partition: 2, offset: 0 },
        { topic: first, partition: 1, offset: 42 },
      ]);
      // Brokers take offsets that no partition has.
      await traffic.commit(groups[1], [
        { topic: first, partition: 0, offset: 5_000_000_000 },
      ]);
      const unknown = newGroup();
      await eventually(async () =>
        expect(
          await subject.admin.listGroupOffsets([groups[1], unknown, groups[0]]),
        ).toEqual({
          read: [
            {
              groupId: groups[1],
              offsets: [{ topic: first, partition: 0, offset: 5_000_000_000 }],
            },
            { groupId: unknown, offsets: [] },
            {
              groupId: groups[0],
              offsets: [
                { topic: first, partition: 1, offset: 42 },
                { topic: second, partition: 2, offset: 0 },
                { topic: second, partition: 11, offset: 3 },
              ],
            },
          ],
          unread: [],
        }),
      );
    });

    it('reads what a group of the new protocol committed', async () => {
      const { name: topic } = await subject.createTopic();
      const groupId = newGroup();
      const member = await join(groupId, topic, 'consumer');
      await eventually(async () => {
        const { read } = await subject.admin.describeGroups([groupId]);
        expect(read).toMatchObject([{ state: 'Stable', type: 'consumer' }]);
      }, 30_000);
      await member.leave();
      await eventually(async () => {
        const { read } = await subject.admin.describeGroups([groupId]);
        expect(read).toMatchObject([{ state: 'Empty' }]);
      }, 30_000);
      await traffic.commit(groupId, [{ topic, partition: 0, offset: 7 }]);
      await eventually(async () =>
        expect(await subject.admin.listGroupOffsets([groupId])).toEqual({
          read: [{ groupId, offsets: [{ topic, partition: 0, offset: 7 }] }],
          unread: [],
        }),
      );
    }, 60_000);

    it('forgets what was committed on a topic that is deleted', async () => {
      const { name: topic } = await subject.createTopic();
      const groupId = await committed(topic, 1);
      await eventually(async () => {
        const { read } = await subject.admin.listGroupOffsets([groupId]);
        expect(read[0].offsets).toHaveLength(1);
      });
      await subject.admin.deleteTopic(topic);
      await eventually(async () =>
        expect(await subject.admin.listGroupOffsets([groupId])).toEqual({
          read: [{ groupId, offsets: [] }],
          unread: [],
        }),
      );
    });
  });
}

function partitionsOf(members: GroupMember[]): number[] {
  return members
    .flatMap(each => each.assigned.map(({ partition }) => partition))
    .sort((a, b) => a - b);
}
