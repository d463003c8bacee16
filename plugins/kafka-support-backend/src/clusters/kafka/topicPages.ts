import type {
  describeConfigsV4,
  describeTopicPartitionsV0,
} from '@platformatic/kafka';
import type {
  ConfigEntry,
  PartitionDescription,
  TopicDescription,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { listingOf } from '../listingOf';

export type WireTopic =
  describeTopicPartitionsV0.DescribeTopicPartitionsResponseTopic;

/** Puts topics together again that were cut where a page ended. */
export function mergePages(topics: WireTopic[]): WireTopic[] {
  const merged: WireTopic[] = [];
  for (const topic of topics) {
    const last = merged.at(-1);
    if (last && last.name === topic.name) {
      last.partitions = [...last.partitions, ...topic.partitions];
    } else {
      merged.push({ ...topic });
    }
  }
  return merged;
}

export function toTopicDescription(topic: WireTopic): TopicDescription {
  return {
    name: topic.name ?? '',
    topicId: topic.topicId,
    internal: topic.isInternal,
    partitions: topic.partitions
      .map(toPartition)
      .sort((a, b) => a.partition - b.partition),
  };
}

export function toTopicListing(topic: WireTopic): TopicListing {
  return listingOf(toTopicDescription(topic));
}

function toPartition(
  partition: WireTopic['partitions'][number],
): PartitionDescription {
  return {
    partition: partition.partitionIndex,
    leader: partition.leaderId,
    replicas: partition.replicaNodes,
    isr: partition.isrNodes,
  };
}

/** @param own - sources that mean "set on the resource itself" */
export function toConfigEntries(
  configs: describeConfigsV4.DescribeConfigsResponseConfig[],
  own: readonly number[],
): ConfigEntry[] {
  return configs
    .map(config => ({
      name: config.name,
      value: config.isSensitive ? undefined : config.value ?? undefined,
      override: own.includes(config.configSource),
      readOnly: config.readOnly,
      sensitive: config.isSensitive,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
