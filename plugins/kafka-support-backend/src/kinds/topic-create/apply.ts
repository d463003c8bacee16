import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApplyContext } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Sends one change with one call. */
export async function applyTopicCreate(
  change: Change,
  { admin, call }: ApplyContext,
): Promise<void> {
  const topic = parametersOf(change, 'create-topic');
  if (topic) {
    await admin.createTopic(topic, call);
    return;
  }
  const acl = parametersOf(change, 'create-acl');
  if (acl) {
    await admin.createAcls([acl], call);
    return;
  }
  throw new Error(
    `The kind "topic-create" cannot apply "${change.operation}". It applies create-topic and create-acl`,
  );
}
