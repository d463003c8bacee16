import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { newOwnerOf, setsOwner, unknownResult } from '../facts';

/** Whoever is to answer for a resource must be there to answer: a group with members. */
export const newOwnerGroup: Rule = {
  id: 'new-owner-group',
  area: 'team boundary',
  title: 'Group that will own it',
  description:
    'A resource is given to a group that the software catalog has, and that has members.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  asks: ['platform'],
  appliesTo: setsOwner,
  evaluate(input: RuleInput): RuleResult[] {
    const { owner, ownerState } = newOwnerOf(input);
    const seen = {
      field: 'owner',
      observed: owner,
      limit: 'a group with members',
    };
    const refuse = (message: string, text: string): RuleResult[] => [
      { ...seen, outcome: 'fail', message, remedy: { text } },
    ];
    switch (ownerState) {
      case 'active':
        return [
          {
            ...seen,
            outcome: 'pass',
            message: `${owner} is in the software catalog and has members`,
          },
        ];
      case 'empty':
        return refuse(
          `${owner} has no members, so nobody would answer`,
          `Add people to ${owner} in the software catalog, or choose another group`,
        );
      case 'missing':
        return refuse(
          `The software catalog has no group "${owner}"`,
          'Choose a group of the software catalog, such as group:default/payments',
        );
      default:
        return [
          unknownResult(
            {
              figure: `members of ${owner}`,
              reason: 'the software catalog did not answer',
            },
            { what: `Whether ${owner} can answer for it`, field: 'owner' },
          ),
        ];
    }
  },
};
