import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  formatResourceRef,
  type Change,
  type GroupRestoreSpec,
  type KeptOffset,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  PartitionEdges,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { kafkaCommand } from '../shell';
import { readGroupNow } from './plan';

function inOrder(offsets: KeptOffset[]): KeptOffset[] {
  return [...offsets].sort((a, b) =>
    a.topic === b.topic
      ? a.partition - b.partition
      : Number(a.topic > b.topic) - Number(a.topic < b.topic),
  );
}

/** Where the partitions of the topics begin and end. */
async function edgesOf(
  offsets: KeptOffset[],
  view: ClusterView,
): Promise<Map<string, PartitionEdges[]>> {
  const topics = [...new Set(offsets.map(each => each.topic))];
  const cluster = view.cluster.id;
  return new Map(
    await Promise.all(
      topics.map(async (topic): Promise<[string, PartitionEdges[]]> => {
        const log = await view.log(topic);
        if (log.known && !log.value)
          throw new InputError(
            `There is no topic "${topic}" on cluster "${cluster}". Leave its offsets out`,
          );
        const edges = log.known ? log.value?.edges : log;
        if (edges?.known) return [topic, edges.value];
        throw new ServiceUnavailableError(
          `Where topic "${topic}" on cluster "${cluster}" begins and ends could not be read: ${edges?.reason}`,
        );
      }),
    ),
  );
}

/**
 * The offset that the group gets: the one asked for, or the first that can still
 * be read. One below it would leave the consumers to their own setting, which
 * may be to skip everything.
 */
function within(
  { topic, partition, offset }: KeptOffset,
  edges: PartitionEdges[] | undefined,
): { kept: KeptOffset; before?: string } {
  const found = edges?.find(each => each.partition === partition);
  if (!found)
    throw new InputError(
      `"${topic}" has no partition ${partition}. Leave its offset out`,
    );
  if (offset > found.endOffset)
    throw new InputError(
      `Offset ${offset} is beyond the end of "${topic}" partition ${partition}, which is ${found.endOffset}: it is not the topic that the group read. Valid are 0 to ${found.endOffset}`,
    );
  return offset < found.startOffset
    ? {
        kept: { topic, partition, offset: found.startOffset },
        before: `none; ${offset} has expired`,
      }
    : { kept: { topic, partition, offset } };
}

/**
 * One change with the offsets that the group does not have; none when it has an
 * offset on each of the partitions. What it committed itself is never moved.
 *
 * @throws InputError for a topic or partition that is not there, or an offset beyond its end
 * @throws ServiceUnavailableError when the group or a topic cannot be read
 */
export async function planGroupRestore(
  { group: groupId, offsets }: GroupRestoreSpec,
  view: ClusterView,
): Promise<Change[]> {
  const group = await readGroupNow(groupId, view);
  if (group && !group.positions.known)
    throw new ServiceUnavailableError(
      `What group "${groupId}" committed on cluster "${view.cluster.id}" could not be read: ${group.positions.reason}`,
    );
  const own = group?.positions.known ? group.positions.value : [];
  const left = inOrder(offsets).filter(
    each =>
      !own.some(
        ({ topic, partition }) =>
          topic === each.topic && partition === each.partition,
      ),
  );
  if (left.length === 0) return [];
  const edges = await edgesOf(left, view);
  const targets = left.map(each => within(each, edges.get(each.topic)));
  return [
    {
      id: `restore-group-offsets:${groupId}`,
      operation: 'restore-group-offsets',
      resource: formatResourceRef({
        cluster: view.cluster.id,
        type: 'group',
        name: groupId,
      }),
      parameters: { groupId, offsets: targets.map(({ kept }) => kept) },
      fields: targets.map(({ kept, before }) => ({
        field: `offset on ${kept.topic}-${kept.partition}`,
        ...(before !== undefined && { before }),
        after: String(kept.offset),
      })),
      impact: 'disruptive',
      figures: [],
      // Only where the group has none: what it commits itself is left alone.
      repeatable: true,
      command: kafkaCommand('kafka-consumer-groups.sh', view.cluster, [
        '--reset-offsets',
        '--group',
        groupId,
        '--from-file',
        'offsets.csv',
        '--execute',
      ]),
      inverse: {
        available: false,
        reason:
          'offsets are not taken from a group again: its consumers go on from there. Delete the group, or move its offsets',
      },
    },
  ];
}
