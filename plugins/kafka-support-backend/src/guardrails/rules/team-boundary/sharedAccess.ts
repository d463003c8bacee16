import type {
  AclBinding,
  RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import { targetInWords } from '../../../kinds';
import { unknownResult } from '../facts';
import { fieldOfRight } from '../rights';

function isShared(acl: AclBinding): boolean {
  return (
    acl.resourceType === 'group' || acl.resourceType === 'transactional-id'
  );
}

/**
 * Whether somebody else has the resource by a grant of their own. Rights on
 * everything (`*`) say nothing about who uses it: operators have those.
 */
function usedBy(grant: AclBinding, existing: AclBinding): boolean {
  if (
    existing.permission !== 'allow' ||
    existing.principal === grant.principal ||
    existing.resourceType !== grant.resourceType
  )
    return false;
  if (existing.patternType === 'prefixed')
    return (
      grant.resourceName.startsWith(existing.resourceName) ||
      (grant.patternType === 'prefixed' &&
        existing.resourceName.startsWith(grant.resourceName))
    );
  return grant.patternType === 'prefixed'
    ? existing.resourceName.startsWith(grant.resourceName)
    : grant.resourceName === existing.resourceName;
}

/**
 * A consumer group and a transactional id belong to whoever uses them: a second
 * principal in a group takes its partitions and can move its offsets, one with
 * the same transactional id fences the first.
 */
export const sharedAccess: Rule = {
  id: 'shared-access',
  area: 'team boundary',
  title: 'Group or transactional id of others',
  description:
    'Access to a consumer group or a transactional id that another principal has already is looked at by security.',
  policyOwner: 'security',
  effect: 'review',
  waivable: true,
  asks: ['security'],
  appliesTo: ({ grants }) => grants.some(isShared),
  evaluate(input) {
    const { grants, existingAccess } = input;
    return grants.filter(isShared).map((grant): RuleResult => {
      const field = fieldOfRight(input, grant);
      const what = targetInWords(grant);
      if (!existingAccess?.known)
        return unknownResult(
          existingAccess ?? {
            figure: 'existing access',
            reason: 'it was not read',
          },
          { what: `Who uses ${what} already`, field },
        );
      const others = [
        ...new Set(
          existingAccess.value
            .filter(acl => usedBy(grant, acl))
            .map(acl => acl.principal),
        ),
      ];
      return others.length > 0
        ? {
            outcome: 'fail',
            field,
            message: `${grant.principal} would share ${what} with ${others.join(
              ', ',
            )}`,
            observed: others.join(', '),
            limit: 'one principal',
            remedy: {
              text: `Use a ${grant.resourceType} of your own, or let security confirm that the two belong together`,
            },
          }
        : {
            outcome: 'pass',
            field,
            message: `Nobody else has access to ${what}`,
          };
    });
  },
};
