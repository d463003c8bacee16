import type {
  AclBinding,
  RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import { rightInWords } from '../../../kinds';
import { fieldOfRight } from '../rights';

const administrative: readonly AclBinding['operation'][] = [
  'create',
  'delete',
  'alter',
  'alter-configs',
];

/** What changes topics goes through requests, or every other rule could be gone around. */
export const administrativeAccess: Rule = {
  id: 'administrative-access',
  area: 'governance',
  title: 'Right to change or delete',
  description:
    'A right to create, change or delete topics or groups goes around the requests, and is looked at by security.',
  policyOwner: 'security',
  effect: 'review',
  waivable: true,
  asks: ['security'],
  appliesTo: ({ grants }) => grants.length > 0,
  evaluate(input) {
    const found = input.grants.filter(({ operation }) =>
      administrative.includes(operation),
    );
    if (found.length === 0)
      return [
        {
          outcome: 'pass',
          message: 'Nobody gets a right to create, change or delete',
        },
      ];
    return found.map((acl): RuleResult => {
      const field = fieldOfRight(input, acl);
      return {
        outcome: 'fail',
        ...(field && { field }),
        message: `${rightInWords(acl)}, past every other check`,
        observed: acl.operation,
        remedy: {
          text: 'Leave it out and file a request for the change itself, or let security confirm that the service needs it',
        },
      };
    });
  },
};
