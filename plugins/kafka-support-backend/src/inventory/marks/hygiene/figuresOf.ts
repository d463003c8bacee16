import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { GroupFigures, ReaderFigures, TopicFigures } from './types';

const HOUR_MS = 3_600_000;

/** A bound of a rate over less than this says nothing of how it usually is. */
const MIN_WINDOW_MS = 24 * HOUR_MS;

/**
 * Upper bound of the mean write rate: what is kept was written within the
 * retention, or since the topic was first seen where that is shorter. Unknown
 * where something else than the retention time takes records away, or keeps
 * them elsewhere, and where the topic has no retention time of its own.
 */
export function writeRateOf(
  topic: Pick<Resource, 'config' | 'firstSeenAt'> & { bytes?: number },
  now: Date,
): number | undefined {
  const { config, firstSeenAt, bytes } = topic;
  if (config === undefined || firstSeenAt === undefined || bytes === undefined)
    return undefined;
  const retentionMs = Number(config['retention.ms']);
  if (
    !(retentionMs > 0) ||
    (config['retention.bytes'] ?? '-1') !== '-1' ||
    (config['cleanup.policy'] ?? 'delete') !== 'delete' ||
    config['remote.storage.enable'] === 'true'
  )
    return undefined;
  const seenMs = now.getTime() - Date.parse(firstSeenAt);
  const windowMs = Math.min(retentionMs, seenMs);
  return windowMs < MIN_WINDOW_MS ? undefined : bytes / (windowMs / 1000);
}

const commitsOf = ({ lastCommitAt, watchedSince }: Resource) => ({
  lastAt: lastCommitAt,
  since: watchedSince,
});

/** What hygiene looks at of a group of the inventory. */
export function groupFiguresOf(group: Resource): GroupFigures {
  const { name, groupType, protocolType, members, lag } = group;
  return {
    name,
    groupType,
    protocolType,
    members,
    lag,
    commits: commitsOf(group),
  };
}

/** Groups by the topics that they list. */
export function readersByTopic(
  groups: readonly Resource[],
): Map<string, ReaderFigures[]> {
  const readers = new Map<string, ReaderFigures[]>();
  for (const group of groups) {
    const { name, members } = group;
    for (const topic of group.topics ?? []) {
      const known = readers.get(topic) ?? [];
      readers.set(topic, known);
      known.push({ name, members, commits: commitsOf(group) });
    }
  }
  return readers;
}

/**
 * What hygiene looks at of a topic of the inventory. Its readers are known only
 * where as many groups list it as it has: a group lists no more than some of its
 * topics.
 */
export function topicFiguresOf(
  topic: Resource,
  readers: readonly ReaderFigures[] = [],
  now: Date,
): TopicFigures {
  const { name, internal, partitions, replicationFactor, totalBytes } = topic;
  const bytes =
    totalBytes === undefined || !replicationFactor
      ? undefined
      : totalBytes / replicationFactor;
  return {
    name,
    internal,
    partitions,
    bytes,
    largestPartitionBytes: topic.largestReplicaBytes,
    writeBytesPerSecond: writeRateOf({ ...topic, bytes }, now),
    // Nobody can tell what comes to a partition whose end is not known.
    writes: topic.offlinePartitions
      ? {}
      : { lastAt: topic.lastWriteAt, since: topic.watchedSince },
    everWritten: topic.everWritten,
    readers: topic.groups === readers.length ? readers : undefined,
  };
}
