import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/**
 * Sends nothing: the owner is written to our records by the execution, in the
 * transaction of the timeline row that says so. All that is left to do here is
 * to refuse what is not a change of owner.
 */
export async function applyOwnership(change: Change): Promise<void> {
  if (parametersOf(change, 'set-owner')) return;
  throw new Error(
    `The kind "ownership" cannot apply "${change.operation}". It applies set-owner`,
  );
}
