import type {
  RuleResult,
  ValidationMetric,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';

/** What is read once a group was deleted, named before approval (G7). */
export const groupGoneMetric: ValidationMetric = {
  id: 'group-gone',
  title: 'Group at its coordinator',
  healthy: 'not there any more',
  windowSeconds: 0,
};

/** `groupGoneMetric` as it reads now. */
export async function groupGone(
  groupId: string,
  view: ClusterView,
): Promise<RuleResult> {
  const group = await view.group(groupId);
  const limit = 'no such group';
  if (!group.known)
    return {
      outcome: 'unknown',
      message: `The group "${groupId}" could not be read: ${group.reason}`,
      figure: group.figure,
      limit,
    };
  return group.value
    ? {
        outcome: 'fail',
        message: `The group "${groupId}" is there`,
        observed: group.value.state,
        limit,
      }
    : {
        outcome: 'pass',
        message: `There is no group "${groupId}" any more`,
        observed: limit,
        limit,
      };
}
