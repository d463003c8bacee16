import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { actsFor, newOwnerOf, setsOwner, whatIsOwned } from '../facts';

/** Nobody is made to answer for what they did not take. */
export const newOwner: Rule = {
  id: 'new-owner',
  area: 'team boundary',
  title: 'Consent of the new owner',
  description:
    'The group that will own a resource agrees: by asking for it, or by a review.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['new owner'],
  appliesTo: setsOwner,
  evaluate(input: RuleInput): RuleResult[] {
    const { requester } = input;
    const { owner } = newOwnerOf(input);
    const seen = { field: 'owner', observed: owner };
    return actsFor(input, owner)
      ? [
          {
            ...seen,
            outcome: 'pass',
            message: `${requester.userRef} asks for the own team, ${owner}`,
          },
        ]
      : [
          {
            ...seen,
            outcome: 'fail',
            message: `${owner} has not said yet that it takes the ${whatIsOwned(
              input,
            )}`,
            remedy: {
              text: `Submit it: ${owner} is asked to review`,
            },
          },
        ];
  },
};
