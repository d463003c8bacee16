import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';

type Operation = Exclude<keyof ClusterAdmin, 'close'>;

/**
 * Which client serves an operation while every partition has a leader, and why.
 * While some partition is offline, or while that is not known, `platformatic`
 * serves all of them: kafkajs fails in any admin call then.
 *
 * Seen on Kafka 4.3.1 with kafkajs 2.2.4 and `@platformatic/kafka` 2.12.1. The
 * contract suite runs over each client for what it serves.
 */
export const clientByOperation = {
  describeCluster: {
    client: 'platformatic',
    because: 'kafkajs leaves out the racks',
  },
  describeQuorum: {
    client: 'platformatic',
    because: 'kafkajs has no such call',
  },
  listTopics: {
    client: 'platformatic',
    because: 'kafkajs knows neither topic ids nor offline partitions',
  },
  describeTopic: {
    client: 'platformatic',
    because: 'kafkajs knows neither topic ids nor offline partitions',
  },
  describeTopicConfig: {
    client: 'platformatic',
    because:
      'kafkajs reads the metadata of the whole cluster before each call: too slow for a preview',
  },
  describeBrokerConfig: {
    client: 'platformatic',
    because:
      'kafkajs reads the metadata of the whole cluster before each call: too slow for a preview',
  },
  describeAcls: {
    client: 'platformatic',
    because:
      'kafkajs reads the metadata of the whole cluster before each call: too slow for a preview',
  },
  createTopic: {
    client: 'platformatic',
    because: "kafkajs drops the broker's sentence",
  },
  alterTopicConfig: {
    client: 'platformatic',
    because: 'kafkajs has only the call that replaces all overrides',
  },
  createAcls: {
    client: 'platformatic',
    because:
      "kafkajs drops the broker's sentence, which names the malformed principal",
  },
  deleteTopic: { client: 'kafkajs', because: 'it does it right' },
  deleteAcls: { client: 'kafkajs', because: 'it does it right' },
} as const satisfies Record<
  Operation,
  { client: 'kafkajs' | 'platformatic'; because: string }
>;

/** Operations that kafkajs serves. */
export type KafkaJsOperation = {
  [K in Operation]: (typeof clientByOperation)[K]['client'] extends 'kafkajs'
    ? K
    : never;
}[Operation];
