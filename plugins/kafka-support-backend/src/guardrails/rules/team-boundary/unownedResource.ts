import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { inWords, touchesExistingTopic } from '../facts';

const ANSWERABLE = ['active', 'unknown'];

/** Where no team can answer for a resource, the platform team does. */
export const unownedResource: Rule = {
  id: 'unowned-resource',
  area: 'team boundary',
  title: 'Resource without an owner',
  description:
    'A request on a resource without a confirmed owner, or whose owner has no members, is reviewed by the platform team.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['platform'],
  appliesTo: touchesExistingTopic,
  evaluate: ({ ownership }: RuleInput) =>
    ANSWERABLE.includes(ownership.ownerState)
      ? [
          {
            outcome: 'pass',
            message: ownership.explanation,
            ...(ownership.owner && { observed: ownership.owner }),
          },
        ]
      : [
          {
            outcome: 'fail',
            message: `Nobody can answer for the ${inWords(
              ownership.resource,
            )}: ${ownership.explanation}`,
            observed: ownership.owner ?? 'no confirmed owner',
            limit: 'a group with members',
            remedy: {
              text: 'Submit it: the platform team reviews. To own the resource yourself, claim it',
            },
          },
        ],
};
