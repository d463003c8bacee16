import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';

const slow =
  'kafkajs reads the metadata of the whole cluster before each call: 130 to 430 ms at 5,000 topics against 1 to 7 ms, too slow for a preview';

const rare =
  'kafkajs does it right, though in its own words where the broker refuses, and it is rare enough to be slow';

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
    because: slow,
  },
  describeTopicConfigs: {
    client: 'platformatic',
    because: slow,
  },
  describeBrokerConfig: {
    client: 'platformatic',
    because: slow,
  },
  describeAcls: {
    client: 'platformatic',
    because: slow,
  },
  listGroups: {
    client: 'platformatic',
    because: 'kafkajs tells neither type nor state',
  },
  describeGroups: {
    client: 'platformatic',
    because: 'kafkajs says that groups of the new protocol are dead',
  },
  listGroupOffsets: {
    client: 'platformatic',
    because: 'kafkajs asks for one group a call',
  },
  listOffsets: {
    client: 'platformatic',
    because:
      'kafkajs asks for one topic a call, 44 s for 15,000 partitions, and fails while one has no leader',
  },
  listOffsetsAt: {
    client: 'platformatic',
    because: 'kafkajs asks for one topic a call',
  },
  listLastTimestamps: {
    client: 'platformatic',
    because: 'kafkajs has no such call',
  },
  describeLogDirs: {
    client: 'platformatic',
    because: 'kafkajs has no such call',
  },
  describeClientQuotas: {
    client: 'platformatic',
    because: 'kafkajs has no such call',
  },
  listPartitionReassignments: {
    client: 'platformatic',
    because: 'kafkajs reads the metadata of the whole cluster before the call',
  },
  createTopic: {
    client: 'platformatic',
    because: "kafkajs drops the broker's sentence",
  },
  alterTopicConfig: {
    client: 'platformatic',
    because: 'kafkajs has only the call that replaces all overrides',
  },
  createPartitions: {
    client: 'platformatic',
    because: "kafkajs drops the broker's sentence",
  },
  alterClientQuota: {
    client: 'platformatic',
    because: 'kafkajs has no such call',
  },
  createAcls: {
    client: 'platformatic',
    because:
      "kafkajs drops the broker's sentence, which names the malformed principal",
  },
  deleteGroup: {
    client: 'platformatic',
    because:
      'kafkajs does not say which of its errors came before the call was sent',
  },
  commitGroupOffsets: {
    client: 'platformatic',
    because:
      'kafkajs joins the group for it, takes 5 s, and does not mind active members of the new protocol',
  },
  // By its identity by `platformatic`: kafkajs knows names only.
  deleteTopic: { client: 'kafkajs', because: rare },
  deleteAcls: { client: 'kafkajs', because: rare },
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
