import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Assessment } from '../requests/types';
import type { Claim } from './Claim';
import { backToApproved, backToReview, end, toApplied } from './endings';
import { pauseOf } from './holdBack';
import { assessAgain, kindOf, sentenceOf } from './liveState';
import { outlookOf } from './outlook';
import type { ExecutionParts } from './parts';
import { progressOf, type Progress } from './progress';
import { readBack } from './readBack';
import { sendChange, type Outcome } from './sendChange';
import { writeRecords } from './writeRecords';
import { foundDoneEvent, recordFoundDone } from './foundDone';
import { changeEvent, ownershipOf, requestEvent, stepOf } from './timeline';

/**
 * Applies what is left of a claimed request.
 *
 *   plan and evaluate again ─▶ covered and no worse? ─ no ─▶ in_review | denied | failed
 *      │ yes
 *      ▼ for each change that is left
 *   commit change.started ─▶ look at the lease ─▶ send once ─▶ commit the outcome
 *      │                        (no committed intent, no call)
 *      ▼
 *   plan again until it is empty ─▶ applied ─▶ verified | unverified
 *
 * INVARIANT: the request is `applying`, and none of its changes is unsettled;
 * `reconcile` has seen to that.
 */
export async function applyPlan(
  parts: ExecutionParts,
  claim: Claim,
): Promise<void> {
  const { request } = claim;
  const progress = progressOf(await parts.store.events(request.id));
  let fresh: Assessment;
  try {
    fresh = await assessAgain(parts, request, progress.ours);
  } catch (error) {
    await end(
      claim,
      'failed',
      `Nothing was sent, planning again was not possible: ${sentenceOf(
        error,
      )}. Retry when it is`,
    );
    return;
  }
  const outlook = outlookOf({
    approved: request.plan,
    seen: request.evaluation,
    fresh: fresh.plan,
    evaluation: fresh.evaluation,
    progress,
  });
  await recordFoundDone(claim, outlook.foundDone);
  switch (outlook.next) {
    case 'done':
      await toApplied(parts, claim, 'The live state shows the whole plan', []);
      return;
    case 'apply':
      await applyChanges(parts, claim, outlook.rest, progress);
      return;
    case 'review':
      await backToReview(parts, claim, fresh, outlook.reason);
      return;
    case 'deny':
      await end(
        claim,
        progress.anyStarted ? 'failed' : 'denied',
        outlook.reason,
        fresh,
      );
      return;
    case 'ask a person':
      await end(claim, 'failed', outlook.reason);
      return;
    default:
      throw new Error(`Unknown outlook "${outlook satisfies never}"`);
  }
}

async function applyChanges(
  parts: ExecutionParts,
  claim: Claim,
  changes: Change[],
  progress: Progress,
): Promise<void> {
  // Before the first intent is committed: what is missing here fails for nothing sent.
  const kind = kindOf(parts, claim.request);
  const { admin } = parts.clusters.get(claim.request.cluster);
  if (kind.changes === 'our records') {
    if (!(await writeRecords(parts, claim, kind, changes))) return;
    await finish(parts, claim, kind);
    return;
  }

  for (const [index, change] of changes.entries()) {
    if (parts.stopping()) {
      await claim.release();
      return;
    }
    const paused = index > 0 && (await pauseOf(parts, claim.request));
    if (paused) {
      await backToApproved(claim, paused);
      return;
    }
    await claim.update(({ plan }, at) => ({
      events: [
        changeEvent('change.started', change, change.command, at, {
          planDigest: plan.digest,
          details: stepOf(change, index, changes.length),
        }),
      ],
    }));
    const outcome = await sendChange({
      claim,
      kind,
      admin,
      change,
      callTimeoutMs: parts.timings.callTimeoutMs,
    });
    const goOn = await record(parts, claim, change, outcome, progress);
    if (!goOn) return;
  }
  await finish(parts, claim, kind);
}

/** Reads back what was done, and ends the attempt. */
async function finish(
  parts: ExecutionParts,
  claim: Claim,
  kind: RequestKind,
): Promise<void> {
  const left = await readBack(parts, claim);
  if (left.known) {
    await toApplied(
      parts,
      claim,
      kind.changes === 'our records'
        ? 'Every change is in our records'
        : 'Every change was accepted by the cluster',
      left.value,
    );
    return;
  }
  await claim.update((_, at) => ({
    to: 'unknown',
    events: [
      requestEvent(
        'status.changed',
        `Every change was accepted, but reading back was not possible: ${left.reason}`,
        at,
      ),
    ],
    patch: { statusReason: left.reason },
    lease: 'release',
  }));
}

/** Commits what became of a change; false: the attempt has ended. */
async function record(
  parts: ExecutionParts,
  claim: Claim,
  change: Change,
  outcome: Outcome,
  progress: Progress,
): Promise<boolean> {
  switch (outcome.outcome) {
    case 'succeeded':
      await claim.update((current, at) => ({
        events: [
          changeEvent(
            'change.succeeded',
            change,
            'The cluster accepted it',
            at,
          ),
        ],
        confirmOwnership: ownershipOf(current, [change], at),
      }));
      return true;

    case 'refused': {
      const details = { code: outcome.code, sent: true };
      // An earlier attempt without an answer can arrive late, and make the
      // broker refuse the second one for what the first has done.
      if (
        progress.ours.has(change.id) &&
        (await isDone(parts, claim, change))
      ) {
        await claim.update((current, at) => ({
          events: [
            changeEvent('change.refused', change, outcome.sentence, at, {
              details,
            }),
            foundDoneEvent(change, at),
          ],
          confirmOwnership: ownershipOf(current, [change], at),
        }));
        return true;
      }
      await claim.update((_, at) => ({
        to: 'failed',
        events: [
          changeEvent('change.refused', change, outcome.sentence, at, {
            details,
          }),
        ],
        patch: { statusReason: outcome.sentence },
        lease: 'release',
      }));
      return false;
    }

    case 'unsent':
      await claim.update((_, at) => ({
        to: 'failed',
        events: [
          changeEvent('change.refused', change, outcome.reason, at, {
            details: { sent: false },
          }),
        ],
        patch: {
          statusReason: `"${change.id}" was not sent: ${outcome.reason}. Retry does what is left`,
        },
        lease: 'release',
      }));
      return false;

    case 'unknown':
      await claim.update((_, at) => ({
        to: 'unknown',
        events: [changeEvent('change.unknown', change, outcome.reason, at)],
        patch: {
          statusReason: `It is not known whether "${change.id}" was done: ${outcome.reason}. The live state is read until it tells`,
        },
        lease: 'release',
      }));
      return false;

    default:
      throw new Error(`Unknown outcome "${outcome satisfies never}"`);
  }
}

async function isDone(
  parts: ExecutionParts,
  claim: Claim,
  change: Change,
): Promise<boolean> {
  const left = await readBack(parts, claim, [change.id]);
  return left.known && left.value.length === 0;
}
