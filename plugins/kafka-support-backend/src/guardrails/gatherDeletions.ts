import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ChangedGroup,
  ClusterView,
  DeletedTopic,
  Deletions,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { readTopic } from '../kinds';

async function deletedTopic(
  change: Change,
  view: ClusterView,
): Promise<DeletedTopic[]> {
  const name = parametersOf(change, 'delete-topic')?.name;
  if (name === undefined) return [];
  const [observed, log, groups] = await Promise.all([
    readTopic(name, view),
    view.log(name),
    view.groups(name, { searchNow: true }),
  ]);
  return [{ name, ...(observed && { observed }), log, groups }];
}

async function changedGroup(
  change: Change,
  view: ClusterView,
): Promise<ChangedGroup[]> {
  const deleted = parametersOf(change, 'delete-group');
  const groupId =
    deleted?.groupId ?? parametersOf(change, 'restore-group-offsets')?.groupId;
  if (groupId === undefined) return [];
  return [
    {
      groupId,
      isDeleted: deleted !== undefined,
      group: await view.group(groupId),
    },
  ];
}

/**
 * What the plan takes away, with what is known of its use; undefined where it
 * takes nothing.
 *
 * @throws ServiceUnavailableError when a topic cannot be read
 */
export async function gatherDeletions(
  changes: Change[],
  view: ClusterView,
): Promise<Deletions | undefined> {
  const [topics, groups] = await Promise.all([
    Promise.all(changes.map(change => deletedTopic(change, view))),
    Promise.all(changes.map(change => changedGroup(change, view))),
  ]);
  const found = { topics: topics.flat(), groups: groups.flat() };
  return found.topics.length + found.groups.length > 0 ? found : undefined;
}
