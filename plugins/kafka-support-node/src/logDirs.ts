/** Bytes of one copy of a partition. @public */
export interface ReplicaLog {
  topic: string;
  partition: number;
  bytes: number;
}

/** One disk of a broker with the logs on it. @public */
export interface LogDirDescription {
  brokerId: number;
  path: string;
  /** Size of the volume; absent where the broker cannot tell. */
  totalBytes?: number;
  /** Free bytes of the volume; absent where the broker cannot tell. */
  usableBytes?: number;
  /** Without copies that are on their way to another disk of the broker. */
  replicas: ReplicaLog[];
}

/** @public */
export interface TopicBytes {
  /** Of the leaders' copies: what consumers can read. */
  leaderBytes: number;
  /** Of all copies: what the disks hold. */
  totalBytes: number;
}

/**
 * Sums the logs by topic. Tiered segments are not on the brokers' disks and do
 * not count.
 *
 * @param leaderOf - id of the broker that leads a partition; undefined where none does
 * @public
 */
export function sumTopicBytes(
  logDirs: readonly LogDirDescription[],
  leaderOf: (topic: string, partition: number) => number | undefined,
): Map<string, TopicBytes> {
  const sums = new Map<string, TopicBytes>();
  for (const { brokerId, replicas } of logDirs) {
    for (const { topic, partition, bytes } of replicas) {
      const sum = sums.get(topic) ?? { leaderBytes: 0, totalBytes: 0 };
      sums.set(topic, sum);
      sum.totalBytes += bytes;
      if (leaderOf(topic, partition) === brokerId) sum.leaderBytes += bytes;
    }
  }
  return sums;
}
