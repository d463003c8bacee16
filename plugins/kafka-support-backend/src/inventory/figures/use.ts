import type {
  ClusterAdmin,
  GroupDescription,
  GroupOffsets,
  PartialRead,
  TopicPartition,
  TopicPartitionOffset,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { reasonOf } from '../../clusters';
import { bulkRead } from '../bulkRead';
import type { ObservedResource, Unread } from '../types';
import { figuresOfGroups, groupCountsByTopic } from './groupFigures';
import type { FigureReader, ReadFigures } from './types';

/** Ends of the partitions of each topic, by number; undefined where unread. */
export type Ends = ReadonlyMap<string, readonly (number | undefined)[]>;

/**
 * Who writes and who reads: ends of all partitions; members of all groups and
 * what they committed. The ends come last: the other way round a busy group
 * would seem to be beyond them.
 *
 * How many groups a topic has takes all groups: while one cannot be read, it
 * could be the one that reads the topic, so no topic gets another figure.
 */
export const use: FigureReader = {
  what: 'end offsets',
  async read(admin, { topic, group }) {
    const groups = group && (await readGroups(admin, group));
    const asked = topic.flatMap(partitionsOf);
    const offsets = await answerOf(asked, () =>
      admin.listOffsets(asked, 'latest', bulkRead),
    );
    const ends = endsOf(topic, offsets.read);
    const counts =
      groups && groups.unread.length === 0
        ? groupCountsByTopic(groups)
        : undefined;
    return {
      topic: new Map(
        topic.map(({ name }) => [
          name,
          {
            ...positionOf(ends.get(name)),
            ...(counts && (counts.get(name) ?? { groups: 0, activeGroups: 0 })),
          },
        ]),
      ),
      group: groups ? figuresOfGroups(groups, ends) : new Map(),
      unread: [
        ...unreadOf('topic', 'end offsets', offsets),
        ...(groups?.unread ?? []),
      ],
    };
  },
};

/** What is known of all groups. */
export interface Groups {
  described: readonly GroupDescription[];
  committed: readonly GroupOffsets[];
  unread: Unread[];
}

async function readGroups(
  admin: ClusterAdmin,
  group: readonly ObservedResource[],
): Promise<Groups> {
  const ids = group.map(({ name }) => name);
  const described = await answerOf(ids, () =>
    admin.describeGroups(ids, bulkRead),
  );
  const committed = await answerOf(ids, () =>
    admin.listGroupOffsets(ids, bulkRead),
  );
  return {
    described: described.read,
    committed: committed.read,
    unread: [
      ...unreadOf('group', 'members', described),
      ...unreadOf('group', 'committed offsets', committed),
    ],
  };
}

/** What fails as a whole is unread, each for the same reason. */
async function answerOf<T, K>(
  asked: readonly K[],
  read: () => Promise<PartialRead<T, K>>,
): Promise<PartialRead<T, K>> {
  if (asked.length === 0) return { read: [], unread: [] };
  try {
    return await read();
  } catch (error) {
    const reason = reasonOf(error);
    return { read: [], unread: asked.map(of => ({ of, reason })) };
  }
}

/** One line for all, however many there are. */
function unreadOf(
  type: Unread['type'],
  what: string,
  { unread }: PartialRead<unknown, string | TopicPartition>,
): Unread[] {
  if (unread.length === 0) return [];
  const [{ of, reason }] = unread;
  const first =
    typeof of === 'string' ? `"${of}"` : `"${of.topic}" ${of.partition}`;
  const others = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  return [{ type, what, reason: `of ${first}${others}: ${reason}` }];
}

function partitionsOf({ name, facts }: ObservedResource): TopicPartition[] {
  return Array.from({ length: facts.partitions ?? 0 }, (_, partition) => ({
    topic: name,
    partition,
  }));
}

function endsOf(
  topics: readonly ObservedResource[],
  offsets: readonly TopicPartitionOffset[],
): Ends {
  const ends = new Map(
    topics.map(({ name, facts }) => [
      name,
      new Array<number | undefined>(facts.partitions ?? 0).fill(undefined),
    ]),
  );
  for (const { topic, partition, offset } of offsets)
    ends.get(topic)![partition] = offset;
  return ends;
}

function positionOf(
  ends: readonly (number | undefined)[] = [],
): Pick<ReadFigures, 'position'> {
  const read = ends.filter(end => end !== undefined);
  if (read.length === 0 || read.length < ends.length) return {};
  return { position: read.reduce((sum, end) => sum + end, 0) };
}
