import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { actsFor, newOwnerOf, setsOwner, whatIsOwned } from '../facts';

/** Strangers do not decide who owns what, nor ask others to. */
export const ownershipRequester: Rule = {
  id: 'ownership-requester',
  area: 'team boundary',
  title: 'Who asks for a change of owner',
  description:
    'Who asks for another owner is a member of the group that owns the resource, of the one that will, or of the platform team.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: setsOwner,
  evaluate(input: RuleInput): RuleResult[] {
    const { ownership, requester, platform = [] } = input;
    const { owner } = newOwnerOf(input);
    const teams = [
      ...new Set([...(ownership.owner ? [ownership.owner] : []), owner]),
    ];
    const seen = {
      field: 'owner',
      observed: requester.userRef,
      limit: `member of ${[...teams, ...platform].join(' or ')}`,
    };
    const team = [...teams, ...platform].find(ref => actsFor(input, ref));
    return team
      ? [
          {
            ...seen,
            outcome: 'pass',
            message: `${requester.userRef} asks as a member of ${team}`,
          },
        ]
      : [
          {
            ...seen,
            outcome: 'fail',
            message: `${requester.userRef} is not a member of ${teams.join(
              ' or ',
            )}, and cannot ask who owns the ${whatIsOwned(input)}`,
            remedy: {
              text: `Ask for a team of your own, or let somebody of ${teams.join(
                ' or ',
              )} ask`,
            },
          },
        ];
  },
};
