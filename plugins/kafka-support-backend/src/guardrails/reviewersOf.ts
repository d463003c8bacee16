import {
  decisionOf,
  reviewerRoles,
  type RequiredReviewer,
  type ReviewerRole,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ReviewersOf } from './types';

type Input = Parameters<ReviewersOf>[0];

/** Who can fill a role, and why somebody else fills it where nobody can. */
function fill(
  role: ReviewerRole,
  {
    ownership,
    onlyRequesterActs,
    newOwner,
    groups,
  }: Omit<Input, 'evaluation' | 'always'>,
): { filledBy: string[]; instead?: string } {
  // An owner of whom we do not know that it can act must not hold a request up
  // for ever, nor may its absence wave it through.
  if (role === 'resource owner') {
    if (!ownership.owner || ownership.ownerState !== 'active')
      return { filledBy: [], instead: ownership.explanation };
    return onlyRequesterActs
      ? {
          filledBy: [],
          instead: `Nobody but the requester can act for ${ownership.owner}`,
        }
      : { filledBy: [ownership.owner] };
  }
  if (role === 'new owner')
    return newOwner?.ownerState === 'active'
      ? { filledBy: [newOwner.owner] }
      : {
          filledBy: [],
          instead: 'whether the new owner can act is not known',
        };
  return groups[role].length > 0
    ? { filledBy: groups[role] }
    : { filledBy: [], instead: `nobody is configured for ${role}` };
}

/** Whether the kind asks for this role beside platform, so for one person more. */
function wantsOneMore(
  role: ReviewerRole,
  always: readonly ReviewerRole[],
): boolean {
  return always.includes(role) && always.includes('platform');
}

/**
 * Who must agree: the roles that findings ask for, and those the kind always
 * asks. A role that nobody can fill falls to platform, as one role: one person
 * then answers for both; only where the kind always asks for the role and for
 * platform it stays a role, which a second person of platform fills. Empty when the decision is allow and the kind asks
 * nobody, and when it is deny: nothing is left to agree on.
 */
export const reviewersOf: ReviewersOf = ({ evaluation, always, ...who }) => {
  if (evaluation.decision === 'deny') return [];
  const asked: [role: ReviewerRole, reason: string][] = [
    ...always.map((role): [ReviewerRole, string] => [
      role,
      'This kind of request is always reviewed',
    ]),
    ...evaluation.findings
      .filter(finding => decisionOf(finding) === 'review')
      .flatMap(finding =>
        finding.asks.map((role): [ReviewerRole, string] => [
          role,
          finding.message,
        ]),
      ),
  ];
  const reviewers = new Map<ReviewerRole, RequiredReviewer>();
  for (const [role, reason] of asked) {
    const { filledBy, instead } = fill(role, who);
    const to =
      instead === undefined || wantsOneMore(role, always) ? role : 'platform';
    const reviewer = reviewers.get(to) ?? {
      role: to,
      filledBy: instead === undefined ? filledBy : who.groups.platform,
      reasons: [],
    };
    for (const each of instead === undefined ? [reason] : [reason, instead])
      if (!reviewer.reasons.includes(each)) reviewer.reasons.push(each);
    reviewers.set(to, reviewer);
  }
  return reviewerRoles.flatMap(role => reviewers.get(role) ?? []);
};
