import type {
  TopicPartition,
  TopicPartitionFound,
  TopicPartitionOffset,
  TopicPartitionTimestamp,
} from '../groups';
import type { LogDirDescription } from '../logDirs';
import type { PartialRead } from '../partialRead';
import type { FakeTopic } from './FakeCluster';

/** What a partition of a fake cluster holds. @public */
export interface FakeLog {
  /** First offset that can be read. 0 when absent. */
  start?: number;
  /** The offset that the next record gets. 0 when absent. */
  end?: number;
  /** Of each copy. 0 when absent. */
  bytes?: number;
  /** Of its latest record, ms since 1970. 0 when absent. */
  lastTimestampMs?: number;
  /**
   * Timestamps of its records, ms since 1970: each holds from its offset to the
   * next. All are the latest when absent.
   */
  timestamps?: { fromOffset: number; timestampMs: number }[];
}

const BYTES_OF_A_RECORD = 100;

/** Logs by the identity of their topic: one that is made again starts empty. */
export class FakeLogs {
  readonly #logs = new Map<string, Required<FakeLog>>();

  set(topic: FakeTopic, partition: number, log: FakeLog) {
    const before = this.#of(topic, partition);
    this.#logs.set(keyOf(topic, partition), { ...before, ...log });
  }

  append(topic: FakeTopic, partition: number, records: number) {
    const { end, bytes, timestamps } = this.#of(topic, partition);
    const timestampMs = Date.now();
    this.set(topic, partition, {
      end: end + records,
      bytes: bytes + records * BYTES_OF_A_RECORD,
      lastTimestampMs: timestampMs,
      timestamps: [...timestamps, { fromOffset: end, timestampMs }],
    });
  }

  listOffsets(
    topics: ReadonlyMap<string, FakeTopic>,
    asked: TopicPartition[],
    at: 'earliest' | 'latest',
  ): PartialRead<TopicPartitionOffset, TopicPartition> {
    return this.#readEach(topics, asked, (log, of) => ({
      ...of,
      offset: at === 'latest' ? log.end : log.start,
    }));
  }

  listOffsetsAt(
    topics: ReadonlyMap<string, FakeTopic>,
    asked: TopicPartition[],
    timestampMs: number,
  ): PartialRead<TopicPartitionFound, TopicPartition> {
    return this.#readEach(topics, asked, (log, of) => {
      const runs =
        log.timestamps.length > 0
          ? log.timestamps
          : [{ fromOffset: log.start, timestampMs: log.lastTimestampMs }];
      const found = runs.find((run, index) => {
        const next = runs[index + 1]?.fromOffset ?? log.end;
        return run.timestampMs >= timestampMs && next > log.start;
      });
      const offset = found && Math.max(found.fromOffset, log.start);
      return {
        ...of,
        ...(offset !== undefined && offset < log.end && { offset }),
      };
    });
  }

  listLastTimestamps(
    topics: ReadonlyMap<string, FakeTopic>,
    asked: TopicPartition[],
  ): PartialRead<TopicPartitionTimestamp, TopicPartition> {
    return this.#readEach(topics, asked, (log, of) => ({
      ...of,
      ...(log.end > log.start && { timestampMs: log.lastTimestampMs }),
    }));
  }

  #readEach<T>(
    topics: ReadonlyMap<string, FakeTopic>,
    asked: TopicPartition[],
    toRead: (log: Required<FakeLog>, of: TopicPartition) => T,
  ): PartialRead<T, TopicPartition> {
    const answer: PartialRead<T, TopicPartition> = { read: [], unread: [] };
    for (const { topic: name, partition } of asked) {
      const topic = topics.get(name);
      const of = { topic: name, partition };
      const found = topic?.partitions.find(
        each => each.partition === partition,
      );
      if (!topic || !found)
        answer.unread.push({
          of,
          code: 'UNKNOWN_TOPIC_OR_PARTITION',
          reason: 'This server does not host this topic-partition.',
        });
      else if (found.leader === -1)
        answer.unread.push({
          of,
          code: 'LEADER_NOT_AVAILABLE',
          reason:
            'There is no leader for this topic-partition as we are in the middle of a leadership election.',
        });
      else answer.read.push(toRead(this.#of(topic, partition), of));
    }
    return answer;
  }

  describe(
    topics: ReadonlyMap<string, FakeTopic>,
    brokers: number[],
  ): LogDirDescription[] {
    return brokers.map(brokerId => ({
      brokerId,
      path: '/var/lib/kafka',
      totalBytes: 1e12,
      usableBytes: 9e11,
      replicas: [...topics.values()].flatMap(topic =>
        topic.partitions
          .filter(each => each.replicas.includes(brokerId))
          .map(({ partition }) => ({
            topic: topic.name,
            partition,
            bytes: this.#of(topic, partition).bytes,
          })),
      ),
    }));
  }

  #of(topic: FakeTopic, partition: number): Required<FakeLog> {
    return (
      this.#logs.get(keyOf(topic, partition)) ?? {
        start: 0,
        end: 0,
        bytes: 0,
        lastTimestampMs: 0,
        timestamps: [],
      }
    );
  }
}

function keyOf({ topicId }: FakeTopic, partition: number): string {
  return `${topicId}/${partition}`;
}
