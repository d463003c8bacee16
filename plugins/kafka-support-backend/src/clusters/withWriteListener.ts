import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';

/**
 * The same client, which names the topic after each call that may have changed
 * one, however the call ended.
 */
export function withWriteListener(
  admin: ClusterAdmin,
  onWrite: (topic: string) => void,
): ClusterAdmin {
  const told = <T>(name: string, call: Promise<T>) =>
    call.finally(() => onWrite(name));
  return {
    describeCluster: options => admin.describeCluster(options),
    describeQuorum: options => admin.describeQuorum(options),
    listTopics: options => admin.listTopics(options),
    describeTopic: (name, options) => admin.describeTopic(name, options),
    describeTopicConfig: (name, options) =>
      admin.describeTopicConfig(name, options),
    describeTopicConfigs: (names, options) =>
      admin.describeTopicConfigs(names, options),
    describeBrokerConfig: (brokerId, options) =>
      admin.describeBrokerConfig(brokerId, options),
    describeAcls: (filter, options) => admin.describeAcls(filter, options),
    listGroups: options => admin.listGroups(options),
    describeGroups: (ids, options) => admin.describeGroups(ids, options),
    listGroupOffsets: (ids, options) => admin.listGroupOffsets(ids, options),
    listOffsets: (partitions, at, options) =>
      admin.listOffsets(partitions, at, options),
    listOffsetsAt: (partitions, timestampMs, options) =>
      admin.listOffsetsAt(partitions, timestampMs, options),
    listLastTimestamps: (partitions, options) =>
      admin.listLastTimestamps(partitions, options),
    describeLogDirs: options => admin.describeLogDirs(options),
    describeClientQuotas: options => admin.describeClientQuotas(options),
    listPartitionReassignments: options =>
      admin.listPartitionReassignments(options),
    createTopic(topic, options) {
      const call = admin.createTopic(topic, options);
      return options?.validateOnly ? call : told(topic.name, call);
    },
    alterTopicConfig(alteration, options) {
      const call = admin.alterTopicConfig(alteration, options);
      return options?.validateOnly ? call : told(alteration.name, call);
    },
    createPartitions(increase, options) {
      const call = admin.createPartitions(increase, options);
      return options?.validateOnly ? call : told(increase.name, call);
    },
    alterClientQuota: (alteration, options) =>
      admin.alterClientQuota(alteration, options),
    deleteTopic: (name, options) =>
      told(name, admin.deleteTopic(name, options)),
    deleteGroup: (groupId, options) => admin.deleteGroup(groupId, options),
    commitGroupOffsets: (groupId, offsets, options) =>
      admin.commitGroupOffsets(groupId, offsets, options),
    createAcls: (acls, options) => admin.createAcls(acls, options),
    deleteAcls: (filters, options) => admin.deleteAcls(filters, options),
    close: () => admin.close(),
  };
}
