import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Claim } from './Claim';
import { changeEvent, ownershipOf, SYSTEM } from './timeline';

/** The outcome of a change that was sent and is seen in the live state now. */
export function foundDoneEvent(
  change: Pick<Change, 'id'>,
  at: string,
  actor: string = SYSTEM,
) {
  return changeEvent(
    'change.found-done',
    change,
    'The live state shows it; an earlier attempt of this request had sent it',
    at,
    { actor },
  );
}

/** Commits the outcome of changes whose answer was missed. */
export async function recordFoundDone(
  claim: Claim,
  changes: readonly Change[],
  actor?: string,
): Promise<void> {
  if (changes.length === 0) return;
  await claim.update((current, at) => ({
    events: changes.map(change => foundDoneEvent(change, at, actor)),
    confirmOwnership: ownershipOf(current, changes, at),
  }));
}
