import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import { quotedList } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { newOwnerOf, setsOwner } from '../facts';

/** What a batch names and its plan does not do is said, so that nobody believes it done. */
export const ownershipLeftOut: Rule = {
  id: 'ownership-left-out',
  area: 'team boundary',
  title: 'Left out of the batch',
  description:
    'A batch of claims leaves out what another team owns, and topics that are not there.',
  policyOwner: 'platform',
  effect: 'warn',
  waivable: true,
  appliesTo: input => setsOwner(input) && input.newOwner?.batch !== undefined,
  evaluate(input: RuleInput): RuleResult[] {
    const { ownedByOthers = [], missing = [] } = newOwnerOf(input).batch ?? {};
    const results: RuleResult[] = [];
    if (ownedByOthers.length > 0)
      results.push({
        outcome: 'fail',
        field: 'resources',
        message: `Other teams own ${
          ownedByOthers.length
        } of them, and keep them: ${quotedList(
          ownedByOthers.map(({ resource }) => resource),
        )}`,
        observed: [...new Set(ownedByOthers.map(({ owner }) => owner))].join(
          ', ',
        ),
        remedy: {
          text: 'Transfer each by a request of its own: its owner agrees',
        },
      });
    if (missing.length > 0)
      results.push({
        outcome: 'fail',
        field: 'resources',
        message: `${missing.length} of them are not there: ${quotedList(
          missing,
        )}`,
        remedy: { text: 'Leave them out, or correct their names' },
      });
    return results.length > 0
      ? results
      : [
          {
            outcome: 'pass',
            field: 'resources',
            message: 'Nothing that it names is left out',
          },
        ];
  },
};
