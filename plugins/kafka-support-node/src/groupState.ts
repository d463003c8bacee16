import type { ClusterAdmin } from './clusterAdmin';
import type { GroupMember, GroupType, TopicPartition } from './groups';
import type { Known } from './known';

/** What a group committed on one partition, and where the partition begins and ends. @public */
export interface GroupPosition extends TopicPartition {
  committedOffset: number;
  /** First offset that can be read. */
  startOffset: Known<number>;
  /** The offset of the next record. */
  endOffset: Known<number>;
}

/** A group as it is now: who is in it, what it committed. @public */
export interface ObservedGroup {
  groupId: string;
  type: GroupType;
  /** By Kafka's name, such as `Stable` or `Empty`. */
  state: string;
  /** Not known for types that the client cannot describe; then `state` tells whether there are any. */
  members: Known<GroupMember[]>;
  /** In order of topic and partition. */
  positions: Known<GroupPosition[]>;
}

type Reads = Pick<
  ClusterAdmin,
  'listGroups' | 'describeGroups' | 'listGroupOffsets' | 'listOffsets'
>;

/**
 * One group, live. The ends of the partitions are read after what was committed.
 *
 * @returns undefined when there is no such group
 * @throws what the reads throw, and when the group may exist and cannot be read
 * @public
 */
export async function readGroup(
  admin: Reads,
  groupId: string,
  now: () => Date,
): Promise<ObservedGroup | undefined> {
  const [described, committed] = await Promise.all([
    admin.describeGroups([groupId]),
    admin.listGroupOffsets([groupId]),
  ]);
  const [description] = described.read;
  const reason = described.unread.at(0)?.reason;
  // In neither list: there is no such group.
  if (!description && reason === undefined) return undefined;
  const listed = description ?? (await listedGroup(admin, groupId));
  if (!listed)
    throw new Error(`Group "${groupId}" cannot be described: ${reason}`);
  const offsets = committed.read.at(0)?.offsets;
  const readAt = now().toISOString();
  return {
    groupId,
    type: listed.type,
    state: listed.state,
    members: description
      ? { known: true, value: description.members, readAt }
      : { known: false, figure: 'members', reason: reason ?? 'not described' },
    positions: offsets
      ? { known: true, value: await positionsOf(admin, offsets, now), readAt }
      : {
          known: false,
          figure: 'committed offsets',
          reason: committed.unread.at(0)?.reason ?? 'no broker told them',
        },
  };
}

async function listedGroup(admin: Pick<Reads, 'listGroups'>, groupId: string) {
  const { read } = await admin.listGroups();
  return read.find(each => each.groupId === groupId);
}

async function positionsOf(
  admin: Pick<Reads, 'listOffsets'>,
  offsets: (TopicPartition & { offset: number })[],
  now: () => Date,
): Promise<GroupPosition[]> {
  const asked = offsets.map(({ topic, partition }) => ({ topic, partition }));
  const [starts, ends] = await Promise.all(
    (['earliest', 'latest'] as const).map(at =>
      edgesOf(admin, asked, { at, now }),
    ),
  );
  return offsets.map(({ topic, partition, offset }) => ({
    topic,
    partition,
    committedOffset: offset,
    startOffset: starts(topic, partition),
    endOffset: ends(topic, partition),
  }));
}

/** Where partitions begin or end; what could not be read is unknown, each with its reason. */
async function edgesOf(
  admin: Pick<Reads, 'listOffsets'>,
  asked: TopicPartition[],
  { at, now }: { at: 'earliest' | 'latest'; now: () => Date },
): Promise<(topic: string, partition: number) => Known<number>> {
  const figure = at === 'earliest' ? 'start offset' : 'end offset';
  const keyOf = (topic: string, partition: number) => `${topic}/${partition}`;
  const reasons = new Map<string, string>();
  const found = new Map<string, number>();
  let otherwise = 'no broker told it';
  if (asked.length > 0) {
    try {
      const { read, unread } = await admin.listOffsets(asked, at);
      for (const { topic, partition, offset } of read)
        found.set(keyOf(topic, partition), offset);
      for (const { of, reason } of unread)
        reasons.set(keyOf(of.topic, of.partition), reason);
    } catch (error) {
      otherwise = (error as Error).message;
    }
  }
  const readAt = now().toISOString();
  return (topic, partition) => {
    const key = keyOf(topic, partition);
    const value = found.get(key);
    return value === undefined
      ? { known: false, figure, reason: reasons.get(key) ?? otherwise }
      : { known: true, value, readAt };
  };
}
