import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApplyContext } from '@kafka-support/backstage-plugin-kafka-support-node';
import { applyAcl } from '../acls';

/** Sends one change with one call. The topic is deleted by its identity, so never another of its name. */
export async function applyTopicDelete(
  change: Change,
  context: ApplyContext,
): Promise<void> {
  const { admin, call } = context;
  const topic = parametersOf(change, 'delete-topic');
  if (topic) {
    await admin.deleteTopic(topic.name, { ...call, topicId: topic.topicId });
    return;
  }
  const group = parametersOf(change, 'delete-group');
  if (group) {
    await admin.deleteGroup(group.groupId, call);
    return;
  }
  if (await applyAcl(change, context)) return;
  throw new Error(
    `The kind "topic-delete" cannot apply "${change.operation}". It applies delete-topic, delete-group and delete-acl`,
  );
}
