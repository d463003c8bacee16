import type { BrokerDescription, ClusterAdmin } from './clusterAdmin';

/** Which topic of a name a broker knows. @public */
export interface TopicAtBroker {
  brokerId: number;
  /** Absent: it knows none of that name. */
  topicId?: string;
}

/**
 * Asks each of these brokers: they learn of a change one after the other.
 *
 * @throws what the first one that could not be asked threw
 * @public
 */
export function readTopicAtBrokers(
  admin: Pick<ClusterAdmin, 'describeTopic'>,
  name: string,
  brokers: readonly BrokerDescription[],
): Promise<TopicAtBroker[]> {
  return Promise.all(
    brokers.map(async ({ id: brokerId }) => {
      const topic = await admin.describeTopic(name, { brokerId });
      return { brokerId, ...(topic && { topicId: topic.topicId }) };
    }),
  );
}
