import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import { rightInWords, tooWide } from '../../../kinds';
import { fieldOfRight } from '../rights';

/** Access is given to one principal on one resource for one operation. */
export const wildcardAccess: Rule = {
  id: 'wildcard-access',
  area: 'governance',
  title: 'Wildcard access',
  description:
    'No access for every principal, on every topic or group, for every operation, or over the cluster.',
  policyOwner: 'security',
  effect: 'deny',
  waivable: false,
  asks: ['security'],
  appliesTo: ({ grants }) => grants.length > 0,
  evaluate: input =>
    input.grants.map(acl => {
      const why = tooWide(acl);
      const right = rightInWords(acl);
      const field = acl.principal.endsWith(':*')
        ? 'principal'
        : fieldOfRight(input, acl);
      const seen = { observed: right, ...(field && { field }) };
      return why
        ? {
            ...seen,
            outcome: 'fail' as const,
            message: `${right} is too wide: ${why}`,
            remedy: {
              text: 'Name the principal, the resource and the operation that the service needs',
            },
          }
        : {
            ...seen,
            outcome: 'pass' as const,
            message: `${right} is as narrow as it can be`,
          };
    }),
};
