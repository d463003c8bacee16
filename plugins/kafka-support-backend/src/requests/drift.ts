import {
  covers,
  quotedList,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { worseFindings } from '../execution';
import type { Assessment, StoredRequest } from './types';

type Seen = Pick<StoredRequest, 'plan' | 'evaluation' | 'reviewers'>;

/**
 * Why what reviewers see is not what would happen now, or undefined when it
 * still is. A change that is gone counts as done only if this request started
 * it; otherwise the world drifted.
 */
export function driftOf(
  seen: Seen,
  fresh: Assessment,
  started: ReadonlySet<string>,
): string | undefined {
  if (!covers(seen.plan.changes, fresh.plan.changes))
    return 'The cluster changed: the plan would do something else now';
  const left = new Set(fresh.plan.changes.map(change => change.id));
  const gone = seen.plan.changes.filter(
    change => !left.has(change.id) && !started.has(change.id),
  );
  if (gone.length > 0)
    return `The cluster changed: ${idsOf(
      gone,
    )} is done already, and not by this request`;
  const worse = worseFindings(seen.evaluation, fresh.evaluation);
  if (worse.length > 0)
    return `The guardrails find more than before: ${worse
      .map(finding => finding.message)
      .join('; ')}`;
  if (!sameReviewers(seen, fresh)) return 'Others must agree now than before';
  return undefined;
}

/** Each role that is asked now was asked before, of the same groups and people. */
function sameReviewers(seen: Seen, fresh: Assessment): boolean {
  const fillers = (refs: string[]) =>
    [...new Set(refs.map(ref => ref.toLowerCase()))].sort().join('\n');
  return fresh.reviewers.every(now =>
    seen.reviewers.some(
      before =>
        before.role === now.role &&
        fillers(before.filledBy) === fillers(now.filledBy),
    ),
  );
}

function idsOf(changes: Change[]): string {
  return quotedList(changes.map(({ id }) => id));
}
