import {
  parametersOf,
  quotedList,
  type Change,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { ownersSet, sameRef } from '../facts';

function ownerBefore({ fields }: Change): string | undefined {
  return fields.find(({ field }) => field === 'owner')?.before;
}

/**
 * The other rules look at one owner before and one after. A plan of several
 * changes that would take a resource from somebody, or give to several teams,
 * would pass them by.
 */
export const ownershipBatch: Rule = {
  id: 'ownership-batch',
  area: 'team boundary',
  title: 'Batch of claims',
  description:
    'A request that sets the owner of several resources claims what nobody owns, or nobody any more, for one team. A transfer is a request of its own.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: input => ownersSet(input).length > 1,
  evaluate(input: RuleInput): RuleResult[] {
    const set = ownersSet(input);
    const [{ owner }] = set;
    const others = set.filter(each => !sameRef(each.owner, owner));
    const { orphanedFrom = [] } = input.newOwner?.batch ?? {};
    const taken = input.changes.filter(
      change =>
        parametersOf(change, 'set-owner')?.basis === 'transfer' &&
        !orphanedFrom.includes(ownerBefore(change) ?? ''),
    );
    const results: RuleResult[] = [];
    if (others.length > 0)
      results.push({
        outcome: 'fail',
        field: 'owner',
        message: `It gives resources to several teams: ${quotedList([
          ...new Set(set.map(each => each.owner)),
        ])}`,
        limit: 'one team',
        remedy: { text: 'File one batch a team: each agrees for itself' },
      });
    if (taken.length > 0)
      results.push({
        outcome: 'fail',
        field: 'resources',
        message: `Somebody owns ${quotedList(
          taken.map(({ resource }) => resource),
        )} already`,
        observed: `${taken.length} with an owner`,
        limit: 'none with an owner',
        remedy: {
          text: 'Leave them out, and transfer each by a request of its own: its owner agrees',
        },
      });
    return results.length > 0
      ? results
      : [
          {
            outcome: 'pass',
            field: 'resources',
            message: `All ${set.length} are claims for ${owner}`,
          },
        ];
  },
};
