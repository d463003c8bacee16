import {
  parametersOf,
  type Change,
  type RuleResult,
  type ValidationMetric,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { groupGone } from '../groupGone';

/** What is read once a group was given offsets, named before approval (G7). */
export const groupRestoreMetrics: ValidationMetric[] = [
  {
    id: 'offsets-there',
    title: 'Partitions with an offset',
    healthy: 'all that were asked for',
    windowSeconds: 0,
  },
];

/** `groupGoneMetric` of a group that was deleted. */
export async function verifyGroupDelete(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const group = parametersOf(change, 'delete-group');
  return group ? [await groupGone(group.groupId, view)] : [];
}

/** Each metric of `groupRestoreMetrics`. A consumer may have gone on from there already. */
export async function verifyGroupRestore(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const asked = parametersOf(change, 'restore-group-offsets');
  if (!asked) return [];
  const group = await view.group(asked.groupId);
  const positions = group.known ? group.value?.positions : group;
  if (positions?.known === false)
    return [
      {
        outcome: 'unknown',
        message: `What group "${asked.groupId}" committed could not be read: ${positions.reason}`,
        figure: positions.figure,
      },
    ];
  const own = positions?.value ?? [];
  const there = asked.offsets.filter(each =>
    own.some(
      ({ topic, partition, committedOffset }) =>
        topic === each.topic &&
        partition === each.partition &&
        committedOffset >= each.offset,
    ),
  );
  const all = `${asked.offsets.length} partitions`;
  return [
    {
      outcome: there.length === asked.offsets.length ? 'pass' : 'fail',
      message: `Group "${asked.groupId}" has its offset back on ${there.length} of ${all}`,
      observed: `${there.length} partitions`,
      limit: all,
    },
  ];
}
