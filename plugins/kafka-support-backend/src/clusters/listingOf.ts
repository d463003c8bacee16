import type {
  PartitionDescription,
  TopicDescription,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** What a list of topics says of one. */
export function listingOf({
  name,
  topicId,
  internal,
  partitions,
}: TopicDescription): TopicListing {
  const count = (is: (partition: PartitionDescription) => boolean) =>
    partitions.filter(is).length;
  return {
    name,
    topicId,
    internal,
    partitions: partitions.length,
    replicationFactor: Math.max(
      0,
      ...partitions.map(each => each.replicas.length),
    ),
    offlinePartitions: count(each => each.leader === -1),
    underReplicatedPartitions: count(
      each => each.isr.length < each.replicas.length,
    ),
  };
}
