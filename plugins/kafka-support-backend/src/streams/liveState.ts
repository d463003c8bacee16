import {
  MAX_STREAM_PARTITIONS,
  type LiveRead,
  type PartitionState,
  type StreamLive,
  type StreamPartition,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  ObservedTopic,
  PartitionDescription,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { replicationFactorOf } from '../kinds';

function stateOf({
  leader,
  isr,
  replicas,
}: PartitionDescription): PartitionState {
  if (leader < 0) return 'offline';
  return isr.length < replicas.length ? 'under-replicated' : 'online';
}

function toPartition(described: PartitionDescription): StreamPartition {
  const { partition, leader, replicas, isr } = described;
  return {
    partition,
    leader: leader < 0 ? undefined : leader,
    replicas,
    isr,
    state: stateOf(described),
  };
}

const byNumber = (a: StreamPartition, b: StreamPartition) =>
  a.partition - b.partition;

/** In the order of their numbers. Where they are too many, none in trouble is left out before one that is well. */
function bounded(partitions: StreamPartition[]): StreamPartition[] {
  if (partitions.length <= MAX_STREAM_PARTITIONS)
    return [...partitions].sort(byNumber);
  const troubled = (each: StreamPartition) => Number(each.state === 'online');
  return [...partitions]
    .sort((a, b) => troubled(a) - troubled(b) || byNumber(a, b))
    .slice(0, MAX_STREAM_PARTITIONS)
    .sort(byNumber);
}

function summaryOf({ description }: ObservedTopic) {
  const partitions = description.partitions.map(toPartition);
  const count = (wanted: (each: PartitionDescription) => boolean) =>
    description.partitions.filter(wanted).length;
  return {
    partitions,
    offlinePartitions: count(({ leader }) => leader < 0),
    // As lists count them: one without a leader is under-replicated too.
    underReplicatedPartitions: count(
      ({ isr, replicas }) => isr.length < replicas.length,
    ),
  };
}

/** The topic as it stands now. */
export function liveOf(observed: Known<ObservedTopic | undefined>): StreamLive {
  if (!observed.known) return observed;
  const { value, readAt } = observed;
  if (!value) return { known: true, readAt };
  const { partitions, ...counts } = summaryOf(value);
  return {
    known: true,
    readAt,
    topic: {
      topicId: value.description.topicId,
      internal: value.description.internal,
      partitions: partitions.length,
      replicationFactor: replicationFactorOf(value),
      ...counts,
      items: bounded(partitions),
    },
  };
}

/** The same as a row of the cluster's topic list. */
export function listingOf(
  observed: Known<ObservedTopic | undefined>,
): Known<TopicListing | undefined> {
  if (!observed.known || !observed.value)
    return observed as Known<TopicListing | undefined>;
  const { partitions, ...counts } = summaryOf(observed.value);
  const { name, topicId, internal } = observed.value.description;
  return {
    ...observed,
    value: {
      name,
      topicId,
      internal,
      partitions: partitions.length,
      replicationFactor: replicationFactorOf(observed.value),
      ...counts,
    },
  };
}

/** Whether it was read, without what was read. */
export function readOf(figure: Known<unknown>): LiveRead {
  return figure.known ? { known: true, readAt: figure.readAt } : figure;
}
