import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { ownersSet, whatIsOwned } from '../facts';

/** Where there is no owner to ask, the platform team says whose it is. */
export const ownershipClaim: Rule = {
  id: 'ownership-claim',
  area: 'team boundary',
  title: 'Claim of a resource',
  description:
    'A claim of a resource that nobody owns is reviewed by the platform team.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['platform'],
  // Of several, also those that nobody owns any more.
  appliesTo: input => {
    const set = ownersSet(input);
    return set.length > 1 || set.some(({ basis }) => basis === 'claim');
  },
  evaluate: (input: RuleInput): RuleResult[] => [
    {
      outcome: 'fail',
      message: `Nobody owns the ${whatIsOwned(
        input,
      )} yet, so the platform team confirms the claim`,
      observed: 'no confirmed owner',
      remedy: {
        text: 'Submit it, and say in one sentence how one can see that it is yours: which service writes it, since when',
      },
    },
  ],
};
