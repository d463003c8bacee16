import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApplyContext } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Sends the change with one call; the broker refuses it while the group has members. */
export async function applyGroupChange(
  change: Change,
  { admin, call }: ApplyContext,
): Promise<void> {
  const deleted = parametersOf(change, 'delete-group');
  if (deleted) {
    await admin.deleteGroup(deleted.groupId, call);
    return;
  }
  const restored = parametersOf(change, 'restore-group-offsets');
  if (restored) {
    await admin.commitGroupOffsets(restored.groupId, restored.offsets, call);
    return;
  }
  throw new Error(
    `The kinds of groups cannot apply "${change.operation}". They apply delete-group and restore-group-offsets`,
  );
}
