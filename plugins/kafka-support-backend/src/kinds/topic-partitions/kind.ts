import {
  formatResourceRef,
  topicPartitionsSpecSchema,
  type TopicPartitionsSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { topicHealthMetrics } from '../topicHealth';
import { applyTopicPartitions } from './apply';
import { planTopicPartitions } from './plan';
import { verifyTopicPartitions } from './verify';

const topicOf = (cluster: string, { topic }: TopicPartitionsSpec) =>
  formatResourceRef({ cluster, type: 'topic', name: topic });

/** More partitions for a topic that exists; it never has fewer again (W1). */
export const topicPartitionsKind: RequestKind<TopicPartitionsSpec> = {
  id: 'topic-partitions',
  title: 'More parallelism',
  description:
    'Adds partitions to a topic that exists, so that more consumers of a group can read at the same time. Records that are there stay where they are. It cannot be undone.',
  usually:
    'Applied at once on a topic of your own team whose records have no keys, up to the limit without review.',
  riskyWhen:
    'Records have keys, since keys then go to other partitions; many partitions; or another team owns the topic.',
  targets: ['topic'],
  specSchema: topicPartitionsSpecSchema,
  validationMetrics: [
    ...topicHealthMetrics,
    {
      id: 'partitions-read-back',
      title: 'Partitions as they read back',
      healthy: 'as many as asked',
      windowSeconds: 0,
    },
  ],

  titleOf: ({ topic, partitions }) =>
    `${partitions} partitions for topic ${topic}`,
  resources: (cluster, spec) => [topicOf(cluster, spec)],
  claimKeys: (cluster, spec) => [topicOf(cluster, spec)],
  plan: planTopicPartitions,
  apply: applyTopicPartitions,
  verify: verifyTopicPartitions,
};
