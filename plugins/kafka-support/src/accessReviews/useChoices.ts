import type {
  AccessReview,
  AccessReviewInput,
  GrantVerdict,
  ReviewedGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { useState } from 'react';

/** What somebody chose for a grant and has not submitted yet. */
export interface Choice {
  verdict?: GrantVerdict;
  reason: string;
}

const MIN_REASON = 3;

/** Whether a grant still waits for a decision: none yet, or one that came to nothing. */
export const isOpen = ({ decision }: ReviewedGrant) =>
  !decision || decision.problem !== undefined;

/** What was chosen so far over the grants of a review, and what is submitted of it. */
export function useChoices({ grants, digest }: AccessReview) {
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [reasonForAll, setReasonForAll] = useState('');
  const of = ({ key }: ReviewedGrant): Choice => choices[key] ?? { reason: '' };
  const set = ({ key }: ReviewedGrant, choice: Partial<Choice>) =>
    setChoices(before => ({
      ...before,
      [key]: { ...(before[key] ?? { reason: '' }), ...choice },
    }));
  const chosen = grants.flatMap(grant => {
    const { verdict, reason } = of(grant);
    return verdict
      ? [{ grant, verdict, reason: (reason || reasonForAll).trim() }]
      : [];
  });
  const input: AccessReviewInput = {
    digest: digest ?? '',
    decisions: chosen.map(({ grant, verdict, reason }) => ({
      key: grant.key,
      verdict,
      reason,
    })),
  };
  const namesOf = (some: typeof chosen) => [
    ...new Set(some.map(({ grant }) => grant.principal)),
  ];
  return {
    of,
    set,
    reasonForAll,
    setReasonForAll,
    /** Keeps everything that is open and may be kept. */
    keepRest: () =>
      grants
        .filter(
          grant => isOpen(grant) && !grant.notToKeep && !of(grant).verdict,
        )
        .forEach(grant => set(grant, { verdict: 'keep' })),
    clear: () => setChoices({}),
    input,
    chosen: chosen.length,
    /** Principals that a choice without a reason is over. */
    withoutReason: namesOf(
      chosen.filter(({ reason }) => reason.length < MIN_REASON),
    ),
    /** Principals that a request is filed for. */
    revoked: namesOf(chosen.filter(({ verdict }) => verdict === 'revoke')),
  };
}
