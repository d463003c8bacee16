import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApplyContext } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Sends the change with one call; the broker refuses it where the topic has as many already. */
export async function applyTopicPartitions(
  change: Change,
  { admin, call }: ApplyContext,
): Promise<void> {
  const increase = parametersOf(change, 'create-partitions');
  if (!increase) {
    throw new Error(
      `The kind "topic-partitions" cannot apply "${change.operation}". It applies create-partitions`,
    );
  }
  await admin.createPartitions(
    { name: increase.name, partitions: increase.to },
    call,
  );
}
