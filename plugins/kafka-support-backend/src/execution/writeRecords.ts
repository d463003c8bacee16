import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Claim } from './Claim';
import { backToApproved, end } from './endings';
import { pauseOf } from './holdBack';
import { sentenceOf } from './liveState';
import type { ExecutionParts } from './parts';
import { changeEvent, ownershipOf, stepOf } from './timeline';

/** Changes of one transaction: enough to be fast, few enough to show progress. */
const BATCH = 50;

/**
 * Does changes that only our own records know, some in one transaction: the
 * records, and the rows that say they were started and done. Nothing is sent, so
 * no outcome can be missed: after a crash a batch is there as a whole or not at
 * all, and the next attempt plans what is left.
 *
 * @returns false: the attempt has ended before all of them were done
 */
export async function writeRecords(
  parts: ExecutionParts,
  claim: Claim,
  kind: RequestKind,
  changes: Change[],
): Promise<boolean> {
  const { admin } = parts.clusters.get(claim.request.cluster);
  const call = { timeoutMs: parts.timings.callTimeoutMs };
  for (let start = 0; start < changes.length; start += BATCH) {
    if (parts.stopping()) {
      await claim.release();
      return false;
    }
    const paused = start > 0 && (await pauseOf(parts, claim.request));
    if (paused) {
      await backToApproved(claim, paused);
      return false;
    }
    const batch = changes.slice(start, start + BATCH);
    try {
      // The kind still refuses what is not its own.
      for (const change of batch) await kind.apply(change, { admin, call });
    } catch (error) {
      await end(claim, 'failed', sentenceOf(error));
      return false;
    }
    await claim.update((current, at) => ({
      events: batch.flatMap((change, index) => [
        changeEvent('change.started', change, change.command, at, {
          planDigest: current.plan.digest,
          details: stepOf(change, start + index, changes.length),
        }),
        changeEvent('change.succeeded', change, 'Written to our records', at),
      ]),
      confirmOwnership: ownershipOf(current, batch, at),
    }));
  }
  return true;
}
