import type { ClusterAdmin } from './clusterAdmin';
import type {
  GroupDescription,
  GroupMember,
  GroupOffsets,
  GroupType,
  TopicPartition,
  TopicPartitionOffset,
} from './groups';
import type { Known } from './known';
import type { PartialRead, Unread } from './partialRead';

/** How far a group is on one partition. @public */
export interface PartitionLag {
  partition: number;
  /** Absent: nothing committed, or not known; `lag` tells which. */
  committedOffset?: number;
  /** The offset of the next record; absent where it could not be read. */
  endOffset?: number;
  /**
   * In offsets: records, and what transactions and compaction leave out. Below
   * zero: the group committed beyond the end, as after a topic was made again.
   */
  lag: Known<number>;
  /** The member that the partition is assigned to. */
  memberId?: string;
}

/** A group that committed on a topic or has partitions of it assigned. @public */
export interface TopicGroup {
  groupId: string;
  type: GroupType;
  /** By Kafka's name, such as `Stable` or `Empty`. */
  state: string;
  assignor?: string;
  /** All of the group, with what they are assigned of other topics too. */
  members: Known<GroupMember[]>;
  /** In order; those that it committed on or has assigned. */
  partitions: PartitionLag[];
}

/** @public */
export interface TopicGroups {
  /** By id. */
  groups: TopicGroup[];
  /** What may hold more groups of the topic and could not be read. */
  missing: { what: string; reason: string }[];
}

/**
 * Which groups have to do with which topics. To find out, all groups are read:
 * Kafka knows the topics of a group, not the groups of a topic.
 *
 * @public
 */
export interface GroupIndex {
  types: ReadonlyMap<string, { type: GroupType; state: string }>;
  groupIdsByTopic: ReadonlyMap<string, ReadonlySet<string>>;
  /** Brokers whose groups are not in it. */
  brokers: Unread<number>[];
  /** Groups that may have to do with more topics. */
  groups: Unread<string>[];
}

type Reads = Pick<
  ClusterAdmin,
  'listGroups' | 'describeGroups' | 'listGroupOffsets' | 'listOffsets'
>;

/**
 * Reads all groups.
 *
 * @throws what `listGroups` throws when no broker tells its groups
 * @public
 */
export async function readGroupIndex(
  admin: Pick<Reads, 'listGroups' | 'describeGroups' | 'listGroupOffsets'>,
): Promise<GroupIndex> {
  const { read: listings, unread: brokers } = await admin.listGroups();
  const { described, committed } = await readGroups(
    admin,
    listings.map(each => each.groupId),
  );
  const groupIdsByTopic = new Map<string, Set<string>>();
  const note = (groupId: string, { topic }: TopicPartition) => {
    const groupIds = groupIdsByTopic.get(topic);
    if (groupIds) groupIds.add(groupId);
    else groupIdsByTopic.set(topic, new Set([groupId]));
  };
  for (const { groupId, members } of described.read)
    for (const { assigned } of members)
      for (const each of assigned) note(groupId, each);
  for (const { groupId, offsets } of committed.read)
    for (const each of offsets) note(groupId, each);
  return {
    types: new Map(
      listings.map(({ groupId, type, state }) => [groupId, { type, state }]),
    ),
    groupIdsByTopic,
    brokers,
    groups: [...described.unread, ...committed.unread],
  };
}

/**
 * The groups of one topic, live. The ends of the partitions are read after what
 * was committed: the other way round a busy group would seem to be beyond them.
 *
 * @param index - may be some seconds old: a group that came since is not found
 * @public
 */
export async function readTopicGroups(
  admin: Reads,
  topic: string,
  options: { index: GroupIndex; now: () => Date },
): Promise<TopicGroups> {
  const { index, now } = options;
  const groupIds = [...(index.groupIdsByTopic.get(topic) ?? [])].sort();
  const { described, committed } = await readGroups(admin, groupIds);
  const partitions = new Map<string, number[]>(
    groupIds.map(id => [id, partitionsOf(id, topic, { described, committed })]),
  );
  const asked = [...new Set([...partitions.values()].flat())].map(
    partition => ({ topic, partition }),
  );
  const ends = endsOf(
    await orUnread(asked, () => admin.listOffsets(asked, 'latest')),
  );
  const readAt = now().toISOString();
  const groups = groupIds.flatMap(groupId => {
    const description = itemOf(described, groupId);
    const offsets = itemOf(committed, groupId);
    const own = partitions.get(groupId) ?? [];
    const isGone = !description && !reasonOf(described, groupId);
    // Deleted since, or it has no more to do with the topic.
    if (isGone || (description && offsets && own.length === 0)) return [];
    const listed = index.types.get(groupId);
    const {
      type,
      state,
      assignor,
    }: Partial<GroupDescription> & Pick<GroupDescription, 'type' | 'state'> =
      description ?? {
        type: listed?.type ?? 'unknown',
        state: listed?.state ?? 'Unknown',
      };
    return [
      {
        groupId,
        type,
        state,
        ...(assignor && { assignor }),
        members: known('members', description?.members, {
          reason: reasonOf(described, groupId),
          readAt,
        }),
        partitions: lagsOf(own, {
          topic,
          description,
          offsets,
          unread: reasonOf(committed, groupId),
          ends,
          readAt,
        }),
      },
    ];
  });
  return {
    groups,
    missing: [
      ...missingOf(index, new Set(groupIds)),
      ...committed.unread.map(({ of, reason }) => ({
        what: `what group "${of}" committed`,
        reason,
      })),
    ],
  };
}

function missingOf(
  index: GroupIndex,
  found: ReadonlySet<string>,
): TopicGroups['missing'] {
  const groups = new Map(
    index.groups
      .filter(({ of }) => !found.has(of))
      .map(({ of, reason }) => [of, reason]),
  );
  return [
    ...index.brokers.map(({ of, reason }) => ({
      what: `groups of broker ${of}`,
      reason,
    })),
    ...[...groups].map(([id, reason]) => ({ what: `group "${id}"`, reason })),
  ];
}

async function readGroups(
  admin: Pick<Reads, 'describeGroups' | 'listGroupOffsets'>,
  groupIds: string[],
) {
  const [described, committed] = await Promise.all([
    orUnread(groupIds, () => admin.describeGroups(groupIds)),
    orUnread(groupIds, () => admin.listGroupOffsets(groupIds)),
  ]);
  return { described, committed };
}

/** What fails as a whole is unread, each for the same reason. */
async function orUnread<T, K>(
  asked: K[],
  read: () => Promise<PartialRead<T, K>>,
): Promise<PartialRead<T, K>> {
  if (asked.length === 0) return { read: [], unread: [] };
  try {
    return await read();
  } catch (error) {
    const { message } = error as Error;
    return { read: [], unread: asked.map(of => ({ of, reason: message })) };
  }
}

function partitionsOf(
  groupId: string,
  topic: string,
  {
    described,
    committed,
  }: {
    described: PartialRead<GroupDescription, string>;
    committed: PartialRead<GroupOffsets, string>;
  },
): number[] {
  const members = itemOf(described, groupId)?.members ?? [];
  const all = [
    ...members.flatMap(each => each.assigned),
    ...(itemOf(committed, groupId)?.offsets ?? []),
  ];
  const own = all.filter(each => each.topic === topic);
  return [...new Set(own.map(each => each.partition))].sort((a, b) => a - b);
}

interface Ends {
  read: Map<number, number>;
  reasons: Map<number, string>;
}

/** By partition, of one topic. */
function endsOf({
  read,
  unread,
}: PartialRead<TopicPartitionOffset, TopicPartition>): Ends {
  return {
    read: new Map(read.map(each => [each.partition, each.offset])),
    reasons: new Map(unread.map(({ of, reason }) => [of.partition, reason])),
  };
}

function lagsOf(
  partitions: number[],
  facts: {
    topic: string;
    description?: GroupDescription;
    offsets?: GroupOffsets;
    /** Why the offsets are not known. */
    unread?: string;
    ends: Ends;
    readAt: string;
  },
): PartitionLag[] {
  const { topic, description, offsets, unread, ends, readAt } = facts;
  const committed = new Map(
    offsets?.offsets
      .filter(each => each.topic === topic)
      .map(each => [each.partition, each.offset]),
  );
  const members = new Map(
    description?.members.flatMap(({ memberId, assigned }) =>
      assigned
        .filter(each => each.topic === topic)
        .map(each => [each.partition, memberId] as const),
    ),
  );
  return partitions.map(partition => {
    const committedOffset = committed.get(partition);
    const endOffset = ends.read.get(partition);
    const memberId = members.get(partition);
    const isRead = committedOffset !== undefined && endOffset !== undefined;
    const reason =
      committedOffset === undefined
        ? unread ?? 'The group has committed nothing on this partition'
        : ends.reasons.get(partition);
    return {
      partition,
      ...(committedOffset !== undefined && { committedOffset }),
      ...(endOffset !== undefined && { endOffset }),
      lag: known('lag', isRead ? endOffset - committedOffset : undefined, {
        reason,
        readAt,
      }),
      ...(memberId !== undefined && { memberId }),
    };
  });
}

function itemOf<T extends { groupId: string }>(
  { read }: PartialRead<T, string>,
  groupId: string,
): T | undefined {
  return read.find(each => each.groupId === groupId);
}

function reasonOf(
  { unread }: PartialRead<unknown, string>,
  groupId: string,
): string | undefined {
  return unread.find(each => each.of === groupId)?.reason;
}

function known<T>(
  figure: string,
  value: T | undefined,
  { reason, readAt }: { reason?: string; readAt: string },
): Known<T> {
  return value === undefined
    ? { known: false, figure, reason: reason ?? 'No broker told it' }
    : { known: true, value, readAt };
}
