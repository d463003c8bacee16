import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Claim } from './Claim';
import { eventually } from './clock';
import { planAgain, sentenceOf } from './liveState';
import type { ExecutionParts } from './parts';

/** What planning again still shows, or why that could not be read. */
export type ReadBack =
  | { known: true; value: Change[] }
  | { known: false; reason: string };

/**
 * Plans again, at once and then for a short while, until nothing is left:
 * Kafka's reads lag its writes for some milliseconds, so one look that still
 * shows a change proves nothing.
 *
 * @param only - ids of the changes that must be gone; all by default
 */
export async function readBack(
  parts: ExecutionParts,
  claim: Claim,
  only?: string[],
): Promise<ReadBack> {
  let last: ReadBack = { known: false, reason: 'nothing was read' };
  await eventually(
    async () => {
      try {
        const left = await planAgain(parts, claim.request);
        last = {
          known: true,
          value: only ? left.filter(({ id }) => only.includes(id)) : left,
        };
        return last.value.length === 0 ? last : undefined;
      } catch (error) {
        last = { known: false, reason: sentenceOf(error) };
        return undefined;
      }
    },
    { clock: parts.clock, forMs: parts.timings.readBackMs },
  );
  return last;
}
