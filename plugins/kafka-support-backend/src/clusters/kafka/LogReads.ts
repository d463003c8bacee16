import {
  describeLogDirsV4,
  ListOffsetTimestamps,
  listOffsetsV8,
} from '@platformatic/kafka';
import type {
  BrokerDescription,
  LogDirDescription,
  PartialRead,
  TopicPartition,
  TopicPartitionFound,
  TopicPartitionOffset,
  TopicPartitionTimestamp,
  Unread,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Deadline } from './Deadline';
import { errorOfNumber, readFromAll, unreadOf } from './partialAnswers';
import type { PlatformaticConnections } from './PlatformaticConnections';
import type { WireTopic } from './topicPages';

const CONSUMER = -1;
const READ_UNCOMMITTED = 0;
const ANY_EPOCH = -1;
const UNKNOWN_TOPIC_OR_PARTITION = 3;
const LEADER_NOT_AVAILABLE = 5;

type Answered = listOffsetsV8.ListOffsetResponsePartition;

/** What is asked of each partition, and what of its answer is wanted. */
interface Question<T> {
  timestamp: bigint;
  toRead: (of: TopicPartition, answered: Answered) => T;
}

/** Logs of partitions: each broker is asked for its own. */
export class LogReads {
  readonly #connections: PlatformaticConnections;
  readonly #brokers: (deadline: Deadline) => Promise<BrokerDescription[]>;
  readonly #topics: (
    names: string[],
    deadline: Deadline,
  ) => Promise<WireTopic[]>;

  /**
   * @param brokers - those that live now
   * @param topics - describes topics while partitions are offline
   */
  constructor(
    connections: PlatformaticConnections,
    options: {
      brokers: (deadline: Deadline) => Promise<BrokerDescription[]>;
      topics: (names: string[], deadline: Deadline) => Promise<WireTopic[]>;
    },
  ) {
    this.#connections = connections;
    this.#brokers = options.brokers;
    this.#topics = options.topics;
  }

  async listOffsets(
    asked: TopicPartition[],
    at: 'earliest' | 'latest',
    deadline: Deadline,
  ): Promise<PartialRead<TopicPartitionOffset, TopicPartition>> {
    const { LATEST, EARLIEST } = ListOffsetTimestamps;
    return this.#list(asked, deadline, {
      timestamp: at === 'latest' ? LATEST : EARLIEST,
      toRead: (of, { offset }) => ({ ...of, offset: Number(offset) }),
    });
  }

  async listOffsetsAt(
    asked: TopicPartition[],
    timestampMs: number,
    deadline: Deadline,
  ): Promise<PartialRead<TopicPartitionFound, TopicPartition>> {
    return this.#list(asked, deadline, {
      timestamp: BigInt(Math.max(0, Math.floor(timestampMs))),
      // -1: no record is that late.
      toRead: (of, { offset }) => ({
        ...of,
        ...(offset >= 0n && { offset: Number(offset) }),
      }),
    });
  }

  async listLastTimestamps(
    asked: TopicPartition[],
    deadline: Deadline,
  ): Promise<PartialRead<TopicPartitionTimestamp, TopicPartition>> {
    return this.#list(asked, deadline, {
      timestamp: ListOffsetTimestamps.MAX,
      // -1: the partition holds no record.
      toRead: (of, { timestamp }) => ({
        ...of,
        ...(timestamp >= 0n && { timestampMs: Number(timestamp) }),
      }),
    });
  }

  async #list<T>(
    asked: TopicPartition[],
    deadline: Deadline,
    question: Question<T>,
  ): Promise<PartialRead<T, TopicPartition>> {
    const partitions = distinct(asked);
    if (partitions.size === 0) return { read: [], unread: [] };
    const names = [...new Set(asked.map(each => each.topic))];
    const [topics, brokers] = await Promise.all([
      this.#topics(names, deadline),
      this.#brokers(deadline),
    ]);
    const leaderOf = leadersOf(topics);
    const unread: Unread<TopicPartition>[] = [];
    const byLeader = new Map<number, TopicPartition[]>();
    for (const [key, partition] of partitions) {
      const leader = leaderOf(key, partition.topic);
      if (typeof leader === 'number') {
        // Not copied for each: a broker may lead ten thousands.
        const led = byLeader.get(leader);
        if (led) led.push(partition);
        else byLeader.set(leader, [partition]);
      } else unread.push(unreadOf(partition, leader));
    }
    const found = await readFromAll([...byLeader], {
      asked: ([, own]) => own,
      read: async ([leader, own]) => {
        const broker = brokers.find(each => each.id === leader);
        // It left between the two reads: the partition has no leader now.
        if (!broker) {
          const error = errorOfNumber(LEADER_NOT_AVAILABLE);
          return { read: [], unread: own.map(each => unreadOf(each, error)) };
        }
        return this.#listAt(broker, own, deadline, question);
      },
    });
    return { read: found.read, unread: [...unread, ...found.unread] };
  }

  async describeLogDirs(
    deadline: Deadline,
  ): Promise<PartialRead<LogDirDescription, number>> {
    return readFromAll(await this.#brokers(deadline), {
      asked: broker => [broker.id],
      read: async broker => {
        const answer = await this.#connections.call(
          describeLogDirsV4.api,
          [null],
          { deadline, at: broker, withErrorCodes: true },
        );
        if (answer.errorCode !== 0) throw errorOfNumber(answer.errorCode);
        const broken = answer.results.find(each => each.errorCode !== 0);
        return {
          read: answer.results
            .filter(each => each.errorCode === 0)
            .map(each => toLogDir(broker.id, each)),
          // What its other disks hold is told; that it is not all is told too.
          unread: broken
            ? [unreadOf(broker.id, errorOfNumber(broken.errorCode))]
            : [],
        };
      },
    });
  }

  async #listAt<T>(
    broker: BrokerDescription,
    partitions: TopicPartition[],
    deadline: Deadline,
    { timestamp, toRead }: Question<T>,
  ): Promise<PartialRead<T, TopicPartition>> {
    const byTopic = new Map<string, number[]>();
    for (const { topic, partition } of partitions)
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), partition]);
    const { topics } = await this.#connections.call(
      listOffsetsV8.api,
      [
        CONSUMER,
        READ_UNCOMMITTED,
        [...byTopic].map(([name, indexes]) => ({
          name,
          partitions: indexes.map(partitionIndex => ({
            partitionIndex,
            currentLeaderEpoch: ANY_EPOCH,
            timestamp,
          })),
        })),
      ],
      { deadline, at: broker, withErrorCodes: true },
    );
    const answer: PartialRead<T, TopicPartition> = { read: [], unread: [] };
    for (const { name: topic, partitions: answered } of topics) {
      for (const each of answered) {
        const { partitionIndex, errorCode } = each;
        const partition = { topic, partition: partitionIndex };
        if (errorCode === 0) answer.read.push(toRead(partition, each));
        else answer.unread.push(unreadOf(partition, errorOfNumber(errorCode)));
      }
    }
    return answer;
  }
}

function toLogDir(
  brokerId: number,
  result: describeLogDirsV4.DescribeLogDirsResponseResult,
): LogDirDescription {
  const { logDir: path, topics, totalBytes, usableBytes } = result;
  return {
    brokerId,
    path,
    // -1: the broker does not know.
    ...(totalBytes >= 0n && { totalBytes: Number(totalBytes) }),
    ...(usableBytes >= 0n && { usableBytes: Number(usableBytes) }),
    replicas: topics.flatMap(({ name: topic, partitions }) =>
      partitions
        .filter(each => !each.isFutureKey)
        .map(({ partitionIndex: partition, partitionSize }) => ({
          topic,
          partition,
          bytes: Number(partitionSize),
        })),
    ),
  };
}

function distinct(partitions: TopicPartition[]): Map<string, TopicPartition> {
  return new Map(
    partitions.map(({ topic, partition }) => [
      keyOf(topic, partition),
      { topic, partition },
    ]),
  );
}

function keyOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

/** The leader of a partition, or the error that tells why there is none. */
function leadersOf(
  topics: WireTopic[],
): (key: string, topic: string) => number | Error {
  const leaders = new Map<string, number>();
  const problems = new Map<string, number>();
  for (const { name, errorCode, partitions } of topics) {
    if (errorCode !== 0) problems.set(name ?? '', errorCode);
    for (const { partitionIndex, leaderId } of partitions)
      leaders.set(keyOf(name ?? '', partitionIndex), leaderId);
  }
  return (key, topic) => {
    const leader = leaders.get(key);
    if (leader === -1) return errorOfNumber(LEADER_NOT_AVAILABLE);
    return (
      leader ?? errorOfNumber(problems.get(topic) ?? UNKNOWN_TOPIC_OR_PARTITION)
    );
  };
}
