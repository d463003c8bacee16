import { RefusedByBrokerError } from '../adminErrors';
import type {
  GroupDescription,
  GroupListing,
  GroupMember,
  GroupOffsets,
  GroupType,
  TopicPartition,
  TopicPartitionOffset,
} from '../groups';
import type { PartialRead, Unread } from '../partialRead';

/** A group of a fake cluster; what is absent is as in a group that only committed. @public */
export interface FakeGroup {
  groupId: string;
  /** `classic` when absent. */
  type?: GroupType;
  /** `Stable` with members, `Empty` without, when absent. */
  state?: string;
  protocolType?: string;
  assignor?: string;
  members?: GroupMember[];
  offsets?: TopicPartitionOffset[];
}

type Kept = Required<Omit<FakeGroup, 'assignor'>> & { assignor?: string };

/** The groups of a fake cluster and what they committed. @public */
export class FakeGroups {
  readonly #groups = new Map<string, Kept>();
  readonly #denied = new Set<string>();

  set(group: FakeGroup) {
    const members = group.members ?? [];
    const hasMembers = members.length > 0;
    this.#groups.set(
      group.groupId,
      structuredClone({
        ...group,
        type: group.type ?? 'classic',
        state: group.state ?? (hasMembers ? 'Stable' : 'Empty'),
        protocolType: group.protocolType ?? (hasMembers ? 'consumer' : ''),
        members,
        offsets: group.offsets ?? [],
      }),
    );
  }

  delete(groupId: string) {
    this.#groups.delete(groupId);
  }

  /** As when a client asks for it: refused while there are members. */
  deleteEmpty(groupId: string) {
    const group = this.#groups.get(groupId);
    if (!group)
      throw new RefusedByBrokerError(
        'GROUP_ID_NOT_FOUND',
        'The group id does not exist.',
      );
    if (group.members.length > 0 || !['Empty', 'Dead'].includes(group.state))
      throw new RefusedByBrokerError(
        'NON_EMPTY_GROUP',
        'The group is not empty.',
      );
    this.#groups.delete(groupId);
  }

  /** As when a client without membership asks for it: refused while there are members. */
  commitEmpty(groupId: string, offsets: TopicPartitionOffset[]) {
    if ((this.#groups.get(groupId)?.members ?? []).length > 0)
      throw new RefusedByBrokerError(
        'UNKNOWN_MEMBER_ID',
        'The coordinator is not aware of this member.',
      );
    this.commit(groupId, offsets);
  }

  /** From now on the caller may not read this group. */
  deny(groupId: string) {
    this.#denied.add(groupId);
  }

  commit(groupId: string, offsets: TopicPartitionOffset[]) {
    const group = this.#groups.get(groupId);
    const kept = (group?.offsets ?? []).filter(
      old => !offsets.some(each => isSame(old, each)),
    );
    this.set({ ...group, groupId, offsets: [...kept, ...offsets] });
  }

  /** All partitions go to the members in turn. */
  join(
    groupId: string,
    member: Omit<GroupMember, 'assigned'>,
    options: { type: 'classic' | 'consumer'; partitions: TopicPartition[] },
  ) {
    const group = this.#groups.get(groupId);
    const members = [...(group?.members ?? []), { ...member, assigned: [] }];
    this.set({
      groupId,
      type: options.type,
      protocolType: 'consumer',
      assignor: options.type === 'classic' ? 'range' : 'uniform',
      offsets: group?.offsets,
      members: members.map((each, index) => ({
        ...each,
        assigned: options.partitions.filter(
          (_, place) => place % members.length === index,
        ),
      })),
    });
  }

  leave(groupId: string, memberId: string) {
    const group = this.#groups.get(groupId);
    if (!group) return;
    const members = group.members.filter(each => each.memberId !== memberId);
    this.set({
      ...group,
      members,
      state: undefined,
      // Without members a classic group has no assignor, and a new one its default.
      assignor: group.type === 'classic' ? undefined : group.assignor,
    });
  }

  /** What groups committed on a topic goes with it. */
  forgetTopic(name: string) {
    for (const group of this.#groups.values())
      group.offsets = group.offsets.filter(each => each.topic !== name);
  }

  list(): GroupListing[] {
    return [...this.#groups.values()]
      .filter(({ groupId }) => !this.#denied.has(groupId))
      .map(({ groupId, type, state, protocolType }) => ({
        groupId,
        type,
        state,
        protocolType,
      }))
      .sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
  }

  describe(groupIds: string[]): PartialRead<GroupDescription, string> {
    return this.#readEach(groupIds, group => {
      const { offsets, ...description } = structuredClone(group);
      return description;
    });
  }

  listOffsets(groupIds: string[]): PartialRead<GroupOffsets, string> {
    const { read, unread } = this.#readEach(groupIds, group => group, true);
    return {
      read: read.map(({ groupId, offsets }) => ({
        groupId,
        offsets: structuredClone(offsets).sort(byPartition),
      })),
      unread,
    };
  }

  #readEach<T>(
    groupIds: string[],
    toRead: (group: Kept) => T,
    ofAll = false,
  ): PartialRead<T, string> {
    const read: T[] = [];
    const unread: Unread<string>[] = [];
    for (const groupId of new Set(groupIds)) {
      const group = this.#groups.get(groupId);
      const problem = this.#problemOf(groupId, group, ofAll);
      if (problem) unread.push({ of: groupId, ...problem });
      else if (group) read.push(toRead(group));
      else if (ofAll) read.push(toRead(noGroup(groupId)));
    }
    return { read, unread };
  }

  #problemOf(groupId: string, group: Kept | undefined, ofAll: boolean) {
    if (this.#denied.has(groupId)) {
      const { code, message } = new RefusedByBrokerError(
        'GROUP_AUTHORIZATION_FAILED',
        'Not authorized to access group: Group authorization failed.',
      );
      return { code, reason: message };
    }
    if (!group || ofAll || ['classic', 'consumer'].includes(group.type))
      return undefined;
    return {
      reason: `Group "${groupId}" is of type "${group.type}"; only groups of type "classic" and "consumer" can be described`,
    };
  }
}

function noGroup(groupId: string): Kept {
  return {
    groupId,
    type: 'classic',
    state: 'Dead',
    protocolType: '',
    members: [],
    offsets: [],
  };
}

function isSame(a: TopicPartition, b: TopicPartition): boolean {
  return a.topic === b.topic && a.partition === b.partition;
}

function byPartition(a: TopicPartition, b: TopicPartition): number {
  if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1;
  return a.partition - b.partition;
}
