import { randomUUID } from 'node:crypto';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
  type ClusterTraffic,
} from './subject';

/** Deletes of groups, and offsets for groups without members. */
export function groupChangeContract(
  options: ClusterAdminContractOptions,
  traffic: ClusterTraffic,
): void {
  describe('changing groups', () => {
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
    const stateOf = async (groupId: string) =>
      (await subject.admin.describeGroups([groupId])).read.at(0)?.state;
    const offsetsOf = async (groupId: string) =>
      (await subject.admin.listGroupOffsets([groupId])).read[0].offsets;
    const commit = async (groupId: string, topic: string, offset: number) => {
      const offsets = [{ topic, partition: 0, offset }];
      // The coordinator may hear of a new topic later than its leader does.
      await eventually(() =>
        subject.admin.commitGroupOffsets(groupId, offsets),
      );
      await eventually(async () =>
        expect(await offsetsOf(groupId)).toContainEqual(offsets[0]),
      );
    };

    it('commits offsets for a group that does not exist yet, and others again', async () => {
      const { name: topic } = await subject.createTopic({ partitions: 3 });
      const groupId = newGroup();
      await commit(groupId, topic, 5);
      expect(await stateOf(groupId)).toBe('Empty');
      const offsets = [
        { topic, partition: 0, offset: 3 },
        { topic, partition: 2, offset: 0 },
      ];
      await subject.admin.commitGroupOffsets(groupId, offsets);
      await eventually(async () =>
        expect(await offsetsOf(groupId)).toEqual(offsets),
      );
    });

    it('deletes a group with what it committed', async () => {
      const { name: topic } = await subject.createTopic();
      const groupId = newGroup();
      await commit(groupId, topic, 5);
      await subject.admin.deleteGroup(groupId);
      await eventually(async () => {
        expect(await subject.admin.describeGroups([groupId])).toEqual({
          read: [],
          unread: [],
        });
        expect(await offsetsOf(groupId)).toEqual([]);
      });
    });

    it('refuses to delete a group that does not exist', async () => {
      await expect(subject.admin.deleteGroup(newGroup())).rejects.toMatchObject(
        {
          name: 'RefusedByBrokerError',
          code: 'GROUP_ID_NOT_FOUND',
        },
      );
    });

    it.each(['classic', 'consumer'] as const)(
      'refuses to change a group of type %s while it has members',
      async type => {
        const { name: topic } = await subject.createTopic();
        const groupId = newGroup();
        const member = await traffic.join(groupId, {
          topic,
          type,
          clientId: `client-${randomUUID()}`,
        });
        members.push(member);
        await eventually(
          async () => expect(await stateOf(groupId)).toBe('Stable'),
          30_000,
        );
        await expect(subject.admin.deleteGroup(groupId)).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code: 'NON_EMPTY_GROUP',
        });
        await expect(
          subject.admin.commitGroupOffsets(groupId, [
            { topic, partition: 0, offset: 1 },
          ]),
        ).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code: 'UNKNOWN_MEMBER_ID',
        });
        await member.leave();
        await eventually(
          async () => expect(await stateOf(groupId)).toBe('Empty'),
          30_000,
        );
        await subject.admin.deleteGroup(groupId);
        await eventually(async () =>
          expect(await stateOf(groupId)).toBeUndefined(),
        );
      },
      60_000,
    );
  });
}
