import {
  parseResourceRef,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { createTopicChangeId } from '../../../kinds';
import {
  actsFor,
  inWords,
  touchesExistingTopic,
  unknownResult,
} from '../facts';

/** Whether the owner has the topic because this very request made it. */
function madeHere({ ownership, startedChanges = [] }: RuleInput): boolean {
  const { type, name } = parseResourceRef(ownership.resource);
  return (
    type === 'topic' &&
    ownership.basis === 'request' &&
    startedChanges.includes(createTopicChangeId(name))
  );
}

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
    // What is left of a request goes on under what was agreed for all of it.
    if (madeHere(input))
      return [
        {
          ...seen,
          outcome: 'pass',
          message: `This request made the ${resource} for ${owner}`,
        },
      ];
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
