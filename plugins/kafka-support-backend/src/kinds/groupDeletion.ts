import {
  formatResourceRef,
  MAX_KEPT_OFFSETS,
  type Change,
  type FieldDiff,
  type KeptOffset,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterFacts,
  ObservedGroup,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { ServiceUnavailableError } from '@backstage/errors';
import { kafkaCommand } from './shell';

/** Types of groups that keep what the admin API can read and write: committed offsets. */
const committing = ['classic', 'consumer', 'streams'];

/** What is kept of a group to give it back, in order, and how much more there was. */
export function keptOf(
  group: ObservedGroup,
  cluster: ClusterFacts,
): { offsets: KeptOffset[]; offsetsLeftOut: number } {
  const { positions, groupId, type } = group;
  // A share group commits nothing: where it is, the brokers keep elsewhere.
  if (!committing.includes(type)) return { offsets: [], offsetsLeftOut: 0 };
  if (!positions.known)
    throw new ServiceUnavailableError(
      `What group "${groupId}" committed on cluster "${cluster.id}" could not be read: ${positions.reason}`,
    );
  const offsets = positions.value.map(
    ({ topic, partition, committedOffset: offset }) => ({
      topic,
      partition,
      offset,
    }),
  );
  return {
    offsets: offsets.slice(0, MAX_KEPT_OFFSETS),
    offsetsLeftOut: Math.max(0, offsets.length - MAX_KEPT_OFFSETS),
  };
}

function partitionsByTopic(offsets: KeptOffset[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { topic } of offsets)
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return counts;
}

function fieldsOf(group: ObservedGroup, offsets: KeptOffset[]): FieldDiff[] {
  return [
    { field: 'group', before: `${group.type}, ${group.state}` },
    ...[...partitionsByTopic(offsets)].map(([topic, count]) => ({
      field: `offsets on ${topic}`,
      before: count === 1 ? '1 partition' : `${count} partitions`,
    })),
  ];
}

/** One id for the group, whatever the kind of the request. */
export function deleteGroupChangeId(groupId: string): string {
  return `delete-group:${groupId}`;
}

/**
 * Deletes a group with its offsets, which are kept in the change.
 *
 * @param inverse - where it is not to give the offsets back
 * @throws ServiceUnavailableError when the offsets cannot be read: nothing is given up unseen
 */
export function deleteGroupChange(
  group: ObservedGroup,
  cluster: ClusterFacts,
  inverse?: Change['inverse'],
): Change {
  const { groupId } = group;
  const kept = keptOf(group, cluster);
  return {
    id: deleteGroupChangeId(groupId),
    operation: 'delete-group',
    resource: formatResourceRef({
      cluster: cluster.id,
      type: 'group',
      name: groupId,
    }),
    parameters: { groupId, ...kept },
    fields: fieldsOf(group, kept.offsets),
    impact: 'destructive',
    figures: [],
    repeatable: true,
    command: kafkaCommand('kafka-consumer-groups.sh', cluster, [
      '--delete',
      '--group',
      groupId,
    ]),
    inverse: inverse ?? inverseOf(group, kept),
  };
}

function inverseOf(
  { type, groupId }: ObservedGroup,
  { offsets, offsetsLeftOut }: ReturnType<typeof keptOf>,
): Change['inverse'] {
  if (!committing.includes(type))
    return {
      available: false,
      reason: `where a group of type "${type}" is in its topics cannot be read, so it cannot be given back`,
    };
  if (offsets.length === 0)
    return {
      available: false,
      reason: `"${groupId}" had committed nothing that could be given back`,
    };
  if (offsetsLeftOut > 0)
    return {
      available: false,
      reason: `it had committed on ${
        offsets.length + offsetsLeftOut
      } partitions, and at most ${MAX_KEPT_OFFSETS} are kept. Export them with kafka-consumer-groups.sh --reset-offsets --export before you agree`,
    };
  return {
    available: true,
    summary: `Gives the group the offsets back that are kept here, on ${
      offsets.length
    } partition${
      offsets.length === 1 ? '' : 's'
    }, as long as it has none there. It begins as a group of type "classic" without members, which its consumers join`,
  };
}
