import {
  MAX_STREAM_GROUPS,
  MAX_STREAM_PARTITIONS,
  type StreamGroup,
  type StreamGroups,
  type StreamLag,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  TopicGroup,
  TopicGroups,
} from '@kafka-support/backstage-plugin-kafka-support-node';

function toGroup(group: TopicGroup): StreamGroup {
  const { groupId, type, state, members } = group;
  const names = new Map(
    (members.known ? members.value : []).map(
      ({ memberId, clientId, host }) =>
        [memberId, `${clientId}@${host}`] as const,
    ),
  );
  const partitions = group.partitions.map(
    ({ partition, committedOffset, endOffset, lag, memberId }): StreamLag => ({
      partition,
      ...(lag.known ? { lag: lag.value } : { reason: lag.reason }),
      committedOffset,
      endOffset,
      member: memberId === undefined ? undefined : names.get(memberId),
    }),
  );
  const known = partitions.flatMap(({ lag }) => lag ?? []);
  return {
    groupId,
    type,
    state,
    members: members.known ? members.value.length : undefined,
    // A partition that is beyond its end makes up for no other one.
    lag: known.reduce((sum, lag) => sum + Math.max(0, lag), 0),
    unknownPartitions: partitions.length - known.length,
    partitions: bounded(partitions),
  };
}

/** What is not known comes before everything that is. */
const behind = ({ lag }: StreamLag) => lag ?? Number.MAX_VALUE;

/** What is most behind is not left out. */
function bounded(partitions: StreamLag[]): StreamLag[] {
  if (partitions.length <= MAX_STREAM_PARTITIONS) return partitions;
  return [...partitions]
    .sort((a, b) => behind(b) - behind(a))
    .slice(0, MAX_STREAM_PARTITIONS)
    .sort((a, b) => a.partition - b.partition);
}

/** The groups of the topic, those most behind first. */
export function groupsOf(groups: Known<TopicGroups>): StreamGroups {
  if (!groups.known) return groups;
  const items = groups.value.groups
    .map(toGroup)
    .sort((a, b) => b.lag - a.lag || (a.groupId < b.groupId ? -1 : 1));
  return {
    known: true,
    readAt: groups.readAt,
    items: items.slice(0, MAX_STREAM_GROUPS),
    more: Math.max(0, items.length - MAX_STREAM_GROUPS),
    missing: groups.value.missing,
  };
}
