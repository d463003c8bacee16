import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  actsFor,
  inWords,
  touchesExistingTopic,
  unknownResult,
} from '../facts';

/** The confirmed owner of a resource agrees to what others want to do with it. */
export const resourceOwner: Rule = {
  id: 'resource-owner',
  area: 'team boundary',
  title: 'Resource of another team',
  description:
    'A request on a resource that another team owns is reviewed by that team.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['resource owner'],
  // Also a topic that is not there any more can have an owner: its name is theirs.
  appliesTo: input =>
    input.ownership.owner !== undefined ||
    (touchesExistingTopic(input) && input.ownership.ownerState === 'unknown'),
  evaluate(input: RuleInput): RuleResult[] {
    const { ownership, requester } = input;
    const { owner } = ownership;
    const resource = inWords(ownership.resource);
    if (owner === undefined || ownership.ownerState === 'unknown')
      return [
        unknownResult(
          {
            figure: `owner of the ${resource}`,
            reason: 'the software catalog did not answer',
          },
          { what: `The owner of the ${resource}` },
        ),
      ];
    const seen = { observed: owner };
    return actsFor(input, owner)
      ? [
          {
            ...seen,
            outcome: 'pass',
            message: `${requester.userRef} acts for ${owner}, which owns the ${resource}`,
          },
        ]
      : [
          {
            ...seen,
            outcome: 'fail',
            message: `${owner} owns the ${resource}, and ${requester.userRef} is not a member`,
            remedy: {
              text: `Submit it: ${owner} is asked to review. It goes faster when you tell them why first`,
            },
          },
        ];
  },
};
