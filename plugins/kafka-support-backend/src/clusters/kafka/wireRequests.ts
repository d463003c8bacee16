import {
  ConfigResourceTypes,
  IncrementalAlterConfigOperationTypes as Operations,
  type createTopicsV7,
  type incrementalAlterConfigsV1,
} from '@platformatic/kafka';
import type {
  NewTopic,
  TopicConfigAlteration,
} from '@kafka-support/backstage-plugin-kafka-support-node';

export const { TOPIC, BROKER } = ConfigResourceTypes;

export function toWireTopic(
  topic: NewTopic,
): createTopicsV7.CreateTopicsRequestTopic {
  return {
    name: topic.name,
    numPartitions: topic.partitions,
    replicationFactor: topic.replicationFactor,
    assignments: [],
    configs: Object.entries(topic.config).map(([name, value]) => ({
      name,
      value,
    })),
  };
}

export function toWireAlteration({
  name: resourceName,
  set,
  unset,
}: TopicConfigAlteration): incrementalAlterConfigsV1.IncrementalAlterConfigsRequestResource {
  return {
    resourceType: TOPIC,
    resourceName,
    configs: [
      ...Object.entries(set).map(([name, value]) => ({
        name,
        configOperation: Operations.SET,
        value,
      })),
      ...unset.map(name => ({ name, configOperation: Operations.DELETE })),
    ],
  };
}
