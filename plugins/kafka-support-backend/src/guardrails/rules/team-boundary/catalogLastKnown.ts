import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { unknownResult } from '../facts';

/** When the catalog answered last, where owners or support fields are from then. */
function lastKnownAt(input: RuleInput): string | undefined {
  return [
    input.ownership.lastKnownAt,
    input.newOwner?.lastKnownAt,
    input.supportMetadata.lastKnownAt,
  ]
    .filter(at => at !== undefined)
    .sort()[0];
}

/** Yesterday's owners are shown at once, and decide nothing by themselves. */
export const catalogLastKnown: Rule = {
  id: 'catalog-last-known',
  area: 'team boundary',
  title: 'Owners as last known',
  description:
    'While the software catalog does not answer, owners and support fields are the last known ones, and a person looks.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['platform'],
  appliesTo: input => lastKnownAt(input) !== undefined,
  evaluate: (input: RuleInput): RuleResult[] => [
    unknownResult(
      {
        figure: 'software catalog',
        reason: `the software catalog does not answer; what it says is from ${lastKnownAt(
          input,
        )}`,
      },
      { what: 'Whether owners and support fields are still so' },
    ),
  ],
};
