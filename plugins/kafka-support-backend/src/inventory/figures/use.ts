import type {
  ClusterAdmin,
  GroupDescription,
  GroupOffsets,
  PartialRead,
  TopicPartition,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { reasonOf } from '../../clusters';
import { bulkRead } from '../bulkRead';
import type { ObservedResource, Unread } from '../types';
import { figuresOfGroups, groupCountsByTopic } from './groupFigures';
import type { FigureReader, ReadFigures } from './types';

/** Topics whose ends are asked for in one call. */
const TOPICS_AT_ONCE = 5_000;

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
    const { ends, unread } = await readEnds(admin, topic);
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
        ...unreadOf('topic', 'end offsets', unread),
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
      ...unreadOf('group', 'members', described.unread),
      ...unreadOf('group', 'committed offsets', committed.unread),
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
  unread: PartialRead<unknown, string | TopicPartition>['unread'],
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

/** In parts, of which only the numbers are kept. */
async function readEnds(
  admin: ClusterAdmin,
  topics: readonly ObservedResource[],
) {
  const ends = new Map<string, (number | undefined)[]>();
  const unread: PartialRead<never, TopicPartition>['unread'] = [];
  for (let start = 0; start < topics.length; start += TOPICS_AT_ONCE) {
    const part = topics.slice(start, start + TOPICS_AT_ONCE);
    for (const { name, facts } of part)
      ends.set(name, new Array(facts.partitions ?? 0).fill(undefined));
    const asked = part.flatMap(partitionsOf);
    const offsets = await answerOf(asked, () =>
      admin.listOffsets(asked, 'latest', bulkRead),
    );
    for (const { topic, partition, offset } of offsets.read)
      ends.get(topic)![partition] = offset;
    for (const each of offsets.unread) unread.push(each);
    // The others would fare no better, and each costs its time.
    if (offsets.read.length === 0 && asked.length > 0) break;
  }
  return { ends, unread };
}

function positionOf(
  ends: readonly (number | undefined)[] = [],
): Pick<ReadFigures, 'position'> {
  const read = ends.filter(end => end !== undefined);
  if (read.length === 0 || read.length < ends.length) return {};
  return { position: read.reduce((sum, end) => sum + end, 0) };
}
