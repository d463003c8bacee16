import {
  quotedList,
  uncovered,
  type Change,
  type Evaluation,
  type Plan,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Progress } from './progress';
import { worseFindings } from './worse';

/** What planning and evaluating again means for an approved request. */
export type Outlook = {
  /** Changes without a recorded outcome that the live state shows. */
  foundDone: Change[];
} & (
  | { next: 'apply'; rest: Change[] }
  | { next: 'done' }
  | { next: 'review' | 'deny' | 'ask a person'; reason: string }
);

/**
 * Compares the approved plan with the fresh one. Pure: the timeline's progress
 * is an input.
 *
 * - Nothing is left and all of it is our work: done, whatever the rules now
 *   say of the state we made.
 * - A change that must not be sent twice was sent and is still in the plan: a
 *   person decides.
 * - The rules now deny: deny.
 * - A change is gone that this request did not do: the world drifted.
 * - The fresh plan is not covered by the approved one, or a finding is worse
 *   than what people saw: they look again.
 * - Otherwise apply what is left, in the approved order.
 *
 * The end of a temporary change was agreed on together with it: what is left of
 * it is done, whatever the rules say now and whoever did a part of it before.
 */
export function outlookOf(input: {
  approved: Plan;
  seen: Evaluation;
  fresh: Plan;
  evaluation: Evaluation;
  progress: Progress;
}): Outlook {
  const { approved, fresh, seen, evaluation, progress } = input;
  const left = new Set(fresh.changes.map(change => change.id));
  const gone = approved.changes.filter(change => !left.has(change.id));
  const foreign = gone.filter(change => !progress.ours.has(change.id));
  const foundDone = gone.filter(change => progress.unsettled.has(change.id));

  if (fresh.changes.length === 0 && foreign.length === 0)
    return { next: 'done', foundDone };

  const sentOnce = fresh.changes.filter(
    change => !change.repeatable && progress.sent.has(change.id),
  );
  if (sentOnce.length > 0)
    return {
      next: 'ask a person',
      foundDone,
      reason: `It is not known how far ${quotedList(
        sentOnce.map(change => change.id),
      )} went, and it must not be sent twice. The cluster still has ${observed(
        sentOnce,
      )}. Retry to send it again, or cancel`,
    };

  const rest = approved.changes.filter(change => left.has(change.id));
  if (progress.agreedBefore)
    return rest.length > 0
      ? { next: 'apply', foundDone, rest }
      : { next: 'done', foundDone };

  if (evaluation.decision === 'deny')
    return {
      next: 'deny',
      foundDone,
      reason: `The guardrails deny it now: ${sentences(
        evaluation.findings.filter(
          finding => finding.outcome === 'fail' && finding.effect === 'deny',
        ),
      )}`,
    };

  if (foreign.length > 0)
    return {
      next: 'review',
      foundDone,
      reason: `The cluster changed since the approval: ${quotedList(
        foreign.map(change => change.id),
      )} is done already, and not by this request`,
    };

  const unseen = uncovered(approved.changes, fresh.changes);
  if (unseen.length > 0)
    return {
      next: 'review',
      foundDone,
      reason: `The cluster changed since the approval: ${quotedList(
        unseen.map(change => change.id),
      )} is not what was approved any more`,
    };

  const worse = worseFindings(seen, evaluation);
  if (worse.length > 0)
    return {
      next: 'review',
      foundDone,
      reason: `The guardrails find more than the reviewers saw: ${sentences(
        worse,
      )}`,
    };

  return { next: 'apply', foundDone, rest };
}

function sentences(findings: { message: string }[]): string {
  return findings.map(finding => finding.message).join('; ');
}

/** What the cluster has where the changes would set something, for a person. */
function observed(changes: Change[]): string {
  return changes
    .flatMap(change => change.fields)
    .map(({ field, before }) => `${field} ${before ?? '(not set)'}`)
    .join(', ');
}
