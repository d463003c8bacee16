import type { ResourceSource } from '../types';

/** Topics, from one call that lists them all. */
export const topicSource: ResourceSource = {
  type: 'topic',
  neverNone: true,
  async read(admin) {
    const topics = await admin.listTopics();
    return topics.map(topic => ({
      name: topic.name,
      topicId: topic.topicId,
      internal: topic.internal,
      facts: {
        partitions: topic.partitions,
        replicationFactor: topic.replicationFactor,
      },
      offlinePartitions: topic.offlinePartitions,
      underReplicatedPartitions: topic.underReplicatedPartitions,
    }));
  },
};
