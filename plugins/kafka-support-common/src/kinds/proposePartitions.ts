import type { TopicCreateSpec } from './topicCreate';

/** What one partition is counted on to carry, bytes per second. A planning figure, configurable. @public */
export const DEFAULT_PARTITION_BYTES_PER_SECOND = 5 * 1024 ** 2;

/**
 * Partitions from what a team knows: enough for the peak at a planning rate per
 * partition, and at least one for each reader that works at the same time.
 * Rounded up to an even number above two, since a keyed topic cannot grow
 * without moving its keys.
 *
 * @returns the count and the sentence that tells why
 * @public
 */
export function proposePartitions(
  spec: Pick<
    TopicCreateSpec,
    | 'expectedBytesPerSecond'
    | 'peakBytesPerSecond'
    | 'parallelReaders'
    | 'orderingKey'
  >,
  partitionBytesPerSecond: number = DEFAULT_PARTITION_BYTES_PER_SECOND,
): { partitions: number; reason: string } {
  const peak =
    spec.peakBytesPerSecond ?? (spec.expectedBytesPerSecond ?? 0) * 3;
  const forThroughput = Math.max(1, Math.ceil(peak / partitionBytesPerSecond));
  const forReaders = spec.parallelReaders ?? 1;
  const needed = Math.max(forThroughput, forReaders, spec.orderingKey ? 3 : 1);
  const partitions = needed > 2 ? Math.ceil(needed / 2) * 2 : needed;
  const parts = [
    `${forThroughput} for the peak throughput`,
    `${forReaders} for parallel readers`,
  ];
  if (spec.orderingKey)
    parts.push('head-room, since more partitions later would move its keys');
  return { partitions, reason: parts.join(', ') };
}
