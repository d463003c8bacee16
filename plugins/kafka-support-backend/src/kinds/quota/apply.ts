import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApplyContext } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Sends the change with one call, all limits of the entity at once. */
export async function applyQuota(
  change: Change,
  { admin, call }: ApplyContext,
): Promise<void> {
  const alteration = parametersOf(change, 'alter-client-quota');
  if (!alteration) {
    throw new Error(
      `The kind "quota" cannot apply "${change.operation}". It applies alter-client-quota`,
    );
  }
  await admin.alterClientQuota(alteration, call);
}
