import type { ClusterHealth } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  BrokerDescription,
  Known,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** What the quorum said: it leads, it did not answer, or it may not be asked. */
export type QuorumAnswer =
  | { answers: true }
  | { answers: false; reason: string }
  | { answers: undefined; reason: string };

/**
 * Health from three figures. Metadata goes on answering without a quorum, so
 * the quorum's silence counts more than what the metadata says.
 */
export function healthOf(
  input: {
    brokers: Known<BrokerDescription[]>;
    topics: Known<TopicListing[]>;
    quorum: QuorumAnswer;
    /** The first partitions that are offline, as topic-partition. */
    offline: string[];
  },
  readAt: string,
): ClusterHealth {
  const { brokers, topics, quorum, offline } = input;
  if (!brokers.known)
    return {
      state: 'unreachable',
      offline: [],
      reason: brokers.reason,
      readAt,
    };
  const sum = (field: 'offlinePartitions' | 'underReplicatedPartitions') =>
    topics.known
      ? topics.value.reduce((total, topic) => total + topic[field], 0)
      : undefined;
  const offlinePartitions = sum('offlinePartitions');
  const underReplicatedPartitions = sum('underReplicatedPartitions');
  const health = {
    liveBrokers: brokers.value.length,
    offlinePartitions,
    underReplicatedPartitions,
    offline,
    readAt,
  };
  if (quorum.answers === false)
    return { state: 'no quorum', reason: quorum.reason, ...health };
  const problems = [
    offlinePartitions && `${offlinePartitions} partitions are offline`,
    underReplicatedPartitions &&
      `${underReplicatedPartitions} partitions are under-replicated`,
    !topics.known && `the topics could not be read: ${topics.reason}`,
    quorum.answers === undefined &&
      `the quorum could not be asked: ${quorum.reason}`,
  ].filter(problem => typeof problem === 'string');
  return problems.length > 0
    ? { state: 'degraded', reason: problems.join('; '), ...health }
    : { state: 'healthy', ...health };
}
