import {
  parseResourceRef,
  recordOperations,
  type ManagingTool,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { inWords, unknownResult } from '../facts';

const titles: Record<ManagingTool, string> = {
  strimzi: 'Strimzi',
  terraform: 'Terraform',
  jikkou: 'Jikkou',
};

/** Topics that the plan itself changes; access to them is not theirs. */
function changedTopics({ changes }: Pick<RuleInput, 'changes'>): string[] {
  return [
    ...new Set(
      changes
        .filter(
          ({ operation, resource }) =>
            !recordOperations.some(each => each === operation) &&
            parseResourceRef(resource).type === 'topic',
        )
        .map(({ resource }) => resource),
    ),
  ];
}

/** Two tools that bring one topic to two states never come to an end (A11). */
export const managedElsewhere: Rule = {
  id: 'managed-elsewhere',
  area: 'governance',
  title: 'Managed elsewhere',
  description:
    'A topic that another tool manages (Strimzi, Terraform, Jikkou) is changed there, and never directly from here.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  asks: ['platform'],
  appliesTo: input =>
    input.managedElsewhere !== undefined && changedTopics(input).length > 0,
  evaluate(input) {
    const known = input.managedElsewhere;
    if (!known) return [];
    return changedTopics(input).map((resource): RuleResult => {
      const topic = inWords(resource);
      const found = known.value.find(each => each.resource === resource);
      if (found)
        return {
          outcome: 'fail',
          message: `The ${topic} is managed elsewhere, by ${titles[found.by]}`,
          observed: titles[found.by],
          remedy: { text: `Change it in ${found.where}` },
        };
      return known.unread
        ? unknownResult(
            { figure: 'definitions of topics', reason: known.unread },
            { what: `Whether another tool manages the ${topic}` },
          )
        : {
            outcome: 'pass',
            message: `No other tool manages the ${topic}`,
          };
    });
  },
};
