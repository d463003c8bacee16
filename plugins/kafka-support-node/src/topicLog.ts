import type { ClusterAdmin, TopicDescription } from './clusterAdmin';
import type { TopicPartition, TopicPartitionOffset } from './groups';
import {
  sumTopicBytes,
  type LogDirDescription,
  type TopicBytes,
} from './logDirs';
import type { Known } from './known';
import type { PartialRead } from './partialRead';

/** Where a partition begins and ends. @public */
export interface PartitionEdges {
  partition: number;
  /** First offset that can be read. */
  startOffset: number;
  /** The offset of the next record. */
  endOffset: number;
}

/** What a topic holds now. Each figure is of the whole topic, or not known. @public */
export interface TopicLog {
  edges: Known<PartitionEdges[]>;
  /**
   * Offsets between the first that can be read and the end, over all partitions:
   * the records, and what transactions and compaction leave out.
   */
  records: Known<number>;
  /** Records that were ever written, by the ends of the partitions. */
  written: Known<number>;
  /**
   * The latest timestamp of any record, ms since 1970; undefined: it holds none.
   * Producers set it, unless the topic's timestamps are those of the brokers.
   */
  lastTimestampMs: Known<number | undefined>;
  bytes: Known<TopicBytes>;
}

type Reads = Pick<ClusterAdmin, 'listOffsets' | 'listLastTimestamps'>;

/**
 * Reads what a topic holds. A partition that cannot be read makes the figure
 * unknown: half of a topic is not what it holds.
 *
 * @public
 */
export async function readTopicLog(
  admin: Reads,
  topic: TopicDescription,
  options: {
    logDirs: Known<PartialRead<LogDirDescription, number>>;
    now: () => Date;
  },
): Promise<TopicLog> {
  const { logDirs, now } = options;
  const partitions = topic.partitions.map(({ partition }) => ({
    topic: topic.name,
    partition,
  }));
  const [starts, ends, timestamps] = await Promise.all([
    readAll('records', () => admin.listOffsets(partitions, 'earliest'), now),
    readAll('records', () => admin.listOffsets(partitions, 'latest'), now),
    readAll('last write', () => admin.listLastTimestamps(partitions), now),
  ]);
  const edges = edgesOf(starts, ends);
  return {
    edges,
    records: map(edges, all =>
      sum(all.map(each => each.endOffset - each.startOffset)),
    ),
    written: map(edges, all => sum(all.map(each => each.endOffset))),
    lastTimestampMs: map(timestamps, value => {
      const known = value.flatMap(each => each.timestampMs ?? []);
      return known.length > 0 ? Math.max(...known) : undefined;
    }),
    bytes: bytesOf(topic, logDirs),
  };
}

function edgesOf(
  starts: Known<TopicPartitionOffset[]>,
  ends: Known<TopicPartitionOffset[]>,
): Known<PartitionEdges[]> {
  if (!starts.known) return starts;
  const begins = new Map(
    starts.value.map(each => [each.partition, each.offset]),
  );
  return map(ends, value =>
    value.map(({ partition, offset: endOffset }) => ({
      partition,
      // The start was read before: it cannot be beyond the end.
      startOffset: Math.min(begins.get(partition) ?? endOffset, endOffset),
      endOffset,
    })),
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function bytesOf(
  { name, partitions }: TopicDescription,
  logDirs: Known<PartialRead<LogDirDescription, number>>,
): Known<TopicBytes> {
  if (!logDirs.known) return { ...logDirs, figure: 'bytes' };
  const { read, unread } = logDirs.value;
  const [missing] = unread;
  const isHeldThere = partitions.some(each =>
    each.replicas.some(id => unread.some(({ of }) => of === id)),
  );
  if (missing && isHeldThere)
    return {
      known: false,
      figure: 'bytes',
      reason: `broker ${missing.of}: ${missing.reason}`,
    };
  const leaders = new Map(
    partitions.map(({ partition, leader }) => [partition, leader]),
  );
  const sums = sumTopicBytes(read, (topic, partition) =>
    topic === name ? leaders.get(partition) : undefined,
  );
  return map(
    logDirs,
    () => sums.get(name) ?? { leaderBytes: 0, totalBytes: 0 },
  );
}

async function readAll<T>(
  figure: string,
  read: () => Promise<PartialRead<T, TopicPartition>>,
  now: () => Date,
): Promise<Known<T[]>> {
  try {
    const answer = await read();
    const [missing] = answer.unread;
    return missing
      ? {
          known: false,
          figure,
          reason: `partition ${missing.of.partition}: ${missing.reason}`,
        }
      : { known: true, value: answer.read, readAt: now().toISOString() };
  } catch (error) {
    return { known: false, figure, reason: (error as Error).message };
  }
}

function map<T, U>(figure: Known<T>, to: (value: T) => U): Known<U> {
  return figure.known ? { ...figure, value: to(figure.value) } : figure;
}
