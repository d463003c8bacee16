import { InputError } from '@backstage/errors';
import type { TopicDeleteSpec } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { existingTopic } from '../existingTopic';

/**
 * Pins the spec to the topic that is there now. A spec that is pinned stays as
 * it is, also once the topic is gone.
 *
 * @throws InputError when there is no such topic or group
 */
export async function completeTopicDelete(
  spec: TopicDeleteSpec,
  view: ClusterView,
): Promise<TopicDeleteSpec> {
  const { removeAccess = true, topicId } = spec;
  if (topicId !== undefined) return { ...spec, removeAccess };
  const { description } = await existingTopic(spec.topic, view);
  for (const groupId of spec.removeGroups ?? []) {
    const group = await view.group(groupId);
    if (group.known && !group.value)
      throw new InputError(
        `There is no group "${groupId}" on cluster "${view.cluster.id}". Leave it out of removeGroups`,
      );
  }
  return { ...spec, removeAccess, topicId: description.topicId };
}
