import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Caller, StoredObligation } from '../requests';
import type { StoredRevoke, StoredSubmission } from './types';

const MAX_JUSTIFICATION = 4_000;

/** What a submission takes back: one request for each principal, with the reasons of its grants. */
export function revokesOf(
  { title }: Pick<StoredObligation, 'title'>,
  { decisions, grants }: Pick<StoredSubmission, 'decisions' | 'grants'>,
  caller: Caller,
): Pick<StoredRevoke, 'principal' | 'bindings' | 'justification' | 'caller'>[] {
  const reasons = new Map<string, Set<string>>();
  const bindings = new Map<string, AclBinding[]>();
  for (const { key, verdict, reason } of decisions) {
    const grant = grants.find(each => each.key === key);
    if (verdict !== 'revoke' || !grant) continue;
    const { principal, host, permission, patternType, resourceName } = grant;
    reasons.set(principal, (reasons.get(principal) ?? new Set()).add(reason));
    bindings.set(principal, [
      ...(bindings.get(principal) ?? []),
      ...grant.operations.map(
        (operation): AclBinding => ({
          resourceType: 'topic',
          patternType,
          resourceName,
          principal,
          host,
          operation,
          permission,
        }),
      ),
    ]);
  }
  return [...bindings].map(([principal, each]) => ({
    principal,
    bindings: each,
    justification: `${title}: ${[...reasons.get(principal)!].join('; ')}`.slice(
      0,
      MAX_JUSTIFICATION,
    ),
    caller,
  }));
}
