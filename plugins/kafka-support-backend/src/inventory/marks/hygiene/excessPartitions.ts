import { proposePartitions } from '@kafka-support/backstage-plugin-kafka-support-common';
import { boundOf, boundOfBytes, counted } from './figures';
import { isToolsTopic } from './leftAlone';
import type { Finding, HygieneLimits, TopicFigures } from './types';

/** Peaks are taken as this many times the mean, as for a topic that is asked for. */
const PEAK_OF_MEAN = 3;

/**
 * A tenth of the default `segment.bytes`: a partition below it has not filled
 * one segment, so that its size is no reason for it.
 */
const SMALL_PARTITION_BYTES = 1024 ** 3 / 10;

/** Kafka's own limit. */
const MAX_NAME = 249;

/** The name of what takes over: the version counted up, or a first one. */
export function successorNameOf(topic: string): string {
  const [, stem, version] = /^(.*\.v)(\d{1,6})$/.exec(topic) ?? [];
  return (
    stem === undefined ? `${topic}.v2` : `${stem}${Number(version) + 1}`
  ).slice(-MAX_NAME);
}

/** Members of the largest group, 0 where there is none; absent where any is unknown. */
function largestOf(readers: TopicFigures['readers']): number | undefined {
  if (readers === undefined) return undefined;
  const counts = readers.map(({ members }) => members ?? NaN);
  const largest = Math.max(0, ...counts);
  return Number.isNaN(largest) ? undefined : largest;
}

/**
 * A topic with many times the partitions that its throughput and its largest
 * group need, by the same figures that a new topic is proposed with. Whether it
 * is keyed the cluster does not tell, so it is taken as keyed.
 */
export function findExcessPartitions(
  topic: TopicFigures,
  limits: Pick<HygieneLimits, 'minPartitions' | 'partitionFactor'>,
): Finding | undefined {
  const { name, partitions, bytes, largestPartitionBytes } = topic;
  const largest = largestOf(topic.readers);
  if (
    isToolsTopic(topic) ||
    partitions === undefined ||
    partitions < limits.minPartitions ||
    bytes === undefined ||
    largestPartitionBytes === undefined ||
    largestPartitionBytes >= SMALL_PARTITION_BYTES ||
    topic.writeBytesPerSecond === undefined ||
    largest === undefined
  )
    return undefined;
  const expectedBytesPerSecond = boundOf(topic.writeBytesPerSecond);
  const known = {
    expectedBytesPerSecond,
    ...(largest > 0 && { parallelReaders: largest }),
  };
  const enough = proposePartitions({
    peakBytesPerSecond: expectedBytesPerSecond * PEAK_OF_MEAN,
    parallelReaders: known.parallelReaders,
    orderingKey: name,
  }).partitions;
  if (partitions < enough * limits.partitionFactor) return undefined;
  return {
    mark: 'excessPartitions',
    says: `${partitions} partitions get ${boundOfBytes(
      topic.writeBytesPerSecond,
    )} a second and hold ${boundOfBytes(bytes)}, and its largest group has ${
      largest === 0 ? 'no members' : counted(largest, 'member')
    }: ${enough} would do. Partitions cannot be taken away: make a smaller successor and move over.`,
    fix: {
      kind: 'topic-create',
      spec: { name: successorNameOf(name), ...known, partitions: enough },
    },
  };
}
