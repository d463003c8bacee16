import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type {
  Change,
  GroupDeleteSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  ObservedGroup,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { deleteGroupChange } from '../groupDeletion';

/**
 * A group as it is now; undefined when there is none.
 *
 * @throws ServiceUnavailableError when it cannot be read: nothing is planned on a guess
 */
export async function readGroupNow(
  groupId: string,
  view: ClusterView,
): Promise<ObservedGroup | undefined> {
  const group = await view.group(groupId);
  if (group.known) return group.value;
  throw new ServiceUnavailableError(
    `The group "${groupId}" on cluster "${view.cluster.id}" could not be read: ${group.reason}`,
  );
}

/**
 * Notes the type of the group that is there now. A spec that has it stays as it
 * is, also once the group is gone.
 *
 * @throws InputError when there is no such group
 */
export async function completeGroupDelete(
  spec: GroupDeleteSpec,
  view: ClusterView,
): Promise<GroupDeleteSpec> {
  if (spec.type !== undefined) return spec;
  const group = await readGroupNow(spec.group, view);
  if (!group)
    throw new InputError(
      `There is no group "${spec.group}" on cluster "${view.cluster.id}". Valid is a group that is there, with its name as its consumers have it`,
    );
  return { ...spec, type: group.type };
}

/** The group with its offsets; nothing once it is gone, or where another of its name has another type. */
export async function planGroupDelete(
  spec: GroupDeleteSpec,
  view: ClusterView,
): Promise<Change[]> {
  const group = await readGroupNow(spec.group, view);
  if (!group || (spec.type !== undefined && group.type !== spec.type))
    return [];
  return [deleteGroupChange(group, view.cluster)];
}
