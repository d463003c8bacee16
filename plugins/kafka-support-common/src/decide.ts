import type { Finding } from './finding';
import { decisions, type Decision, type Grade } from './vocabulary';

type Judged = Pick<Finding, 'outcome' | 'effect'>;

/**
 * What one finding decides. A missing figure sends the request to a person
 * whatever the rule's effect: unknown is never a pass, and never a refusal.
 *
 * @public
 */
export function decisionOf(finding: Judged): Decision {
  switch (finding.outcome) {
    case 'pass':
      return 'allow';
    case 'unknown':
      return 'review';
    case 'fail':
      // A failed warn rule warns: it is shown and stops nothing.
      if (finding.effect === 'deny') return 'deny';
      return finding.effect === 'review' ? 'review' : 'allow';
    default:
      throw new Error(`Unknown outcome "${finding.outcome satisfies never}"`);
  }
}

/** Reduces findings to a decision: the hardest wins, in whatever order. @public */
export function decide(findings: readonly Judged[]): Decision {
  const hardest = Math.max(
    0,
    ...findings.map(finding => decisions.indexOf(decisionOf(finding))),
  );
  return decisions[hardest];
}

/**
 * Reduces findings over something that exists to its readiness: a failed deny
 * rule blocks, anything else that failed or is unknown is to be watched.
 *
 * @public
 */
export function grade(findings: readonly Judged[]): Grade {
  const imperfect = findings.filter(finding => finding.outcome !== 'pass');
  if (imperfect.some(f => f.outcome === 'fail' && f.effect === 'deny'))
    return 'blocked';
  return imperfect.length > 0 ? 'watch' : 'ready';
}
