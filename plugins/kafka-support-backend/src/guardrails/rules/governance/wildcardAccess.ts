import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';

function tooWide(acl: AclBinding): string | undefined {
  if (acl.principal === 'User:*') return 'every principal would have it';
  if (acl.resourceName === '*')
    return `it holds for every ${acl.resourceType} of the cluster`;
  if (acl.patternType === 'prefixed' && acl.resourceName.length < 3)
    return `the prefix "${acl.resourceName}" is so short that it holds for others' ${acl.resourceType}s`;
  if (acl.operation === 'all') return 'it gives every operation at once';
  return acl.resourceType === 'cluster'
    ? 'it is a right over the whole cluster'
    : undefined;
}

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
  evaluate: ({ grants }) =>
    grants.map(acl => {
      const why = tooWide(acl);
      const right = `${acl.principal} ${acl.operation} on ${acl.resourceType} "${acl.resourceName}"`;
      const seen = { observed: right };
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
