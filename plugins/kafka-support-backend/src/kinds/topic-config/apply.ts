import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApplyContext } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Sends the change with one call, all keys at once. */
export async function applyTopicConfig(
  change: Change,
  { admin, call }: ApplyContext,
): Promise<void> {
  const alteration = parametersOf(change, 'alter-topic-config');
  if (!alteration) {
    throw new Error(
      `The kind "topic-config" cannot apply "${change.operation}". It applies alter-topic-config`,
    );
  }
  const { name, set, unset } = alteration;
  await admin.alterTopicConfig({ name, set, unset }, call);
}
