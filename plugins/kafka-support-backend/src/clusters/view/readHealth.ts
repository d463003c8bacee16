import type { ClusterHealth } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  NoAnswerError,
  type ClusterAdmin,
  type TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** Without a quorum the probe hangs; metadata stays green for ever. */
const QUORUM_TIMEOUT_MS = 3_000;
const SHOWN_TOPICS = 5;
const SHOWN_PARTITIONS = 10;

const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

async function offlineOf(
  admin: ClusterAdmin,
  topics: TopicListing[],
): Promise<string[]> {
  const broken = topics.filter(
    ({ offlinePartitions }) => offlinePartitions > 0,
  );
  const described = await Promise.all(
    broken.slice(0, SHOWN_TOPICS).map(({ name }) => admin.describeTopic(name)),
  );
  return described
    .flatMap(
      topic =>
        topic?.partitions
          .filter(({ leader }) => leader < 0)
          .map(({ partition }) => `${topic.name}-${partition}`) ?? [],
    )
    .slice(0, SHOWN_PARTITIONS);
}

async function quorumAnswers(admin: ClusterAdmin): Promise<boolean> {
  try {
    await admin.describeQuorum({ timeoutMs: QUORUM_TIMEOUT_MS });
    return true;
  } catch (error) {
    if (error instanceof NoAnswerError) return false;
    throw error;
  }
}

/**
 * Health from the quorum, the brokers and the partitions, asked at the same
 * time. Never throws: a cluster of which nothing could be read is unreachable.
 */
export async function readHealth(
  admin: ClusterAdmin,
  listTopics: () => Promise<TopicListing[]>,
  now: () => number = Date.now,
): Promise<ClusterHealth> {
  const readAt = new Date(now()).toISOString();
  try {
    const [{ brokers }, topics, hasQuorum] = await Promise.all([
      admin.describeCluster(),
      listTopics(),
      quorumAnswers(admin),
    ]);
    const sum = (field: 'offlinePartitions' | 'underReplicatedPartitions') =>
      topics.reduce((total, topic) => total + topic[field], 0);
    const figures = {
      liveBrokers: brokers.length,
      offlinePartitions: sum('offlinePartitions'),
      underReplicatedPartitions: sum('underReplicatedPartitions'),
      offline: await offlineOf(admin, topics),
      readAt,
    };
    if (!hasQuorum) {
      return {
        state: 'no quorum',
        ...figures,
        reason: `The controllers did not answer within ${
          QUORUM_TIMEOUT_MS / 1000
        } s`,
      };
    }
    const { offlinePartitions, underReplicatedPartitions } = figures;
    if (offlinePartitions + underReplicatedPartitions === 0)
      return { state: 'healthy', ...figures };
    return {
      state: 'degraded',
      ...figures,
      reason: `${offlinePartitions} partitions have no leader, ${underReplicatedPartitions} are under-replicated`,
    };
  } catch (error) {
    return {
      state: 'unreachable',
      offline: [],
      reason: messageOf(error),
      readAt,
    };
  }
}
