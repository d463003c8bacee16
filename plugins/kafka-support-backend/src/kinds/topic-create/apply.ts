import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApplyContext } from '@kafka-support/backstage-plugin-kafka-support-node';
import { applyAcl } from '../acls';

/** Sends one change with one call. */
export async function applyTopicCreate(
  change: Change,
  context: ApplyContext,
): Promise<void> {
  const topic = parametersOf(change, 'create-topic');
  if (topic) {
    await context.admin.createTopic(topic, context.call);
    return;
  }
  if (await applyAcl(change, context)) return;
  throw new Error(
    `The kind "topic-create" cannot apply "${change.operation}". It applies create-topic and create-acl`,
  );
}
