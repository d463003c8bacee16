import { parseEntityRef } from '@backstage/catalog-model';
import type { StreamGrant } from '@kafka-support/backstage-plugin-kafka-support-common';
import { anyOf, type Caller, type StoredObligation } from '../requests';

/** Groups of the roles that may decide beside the owner. */
export interface DeciderGroups {
  platform: readonly string[];
  security: readonly string[];
}

/**
 * Why the caller may not decide in a review: only people of the group that owes
 * it, security and platform may. It holds whether the permission framework is
 * on or off.
 */
export function notToDecide(
  { owedBy }: Pick<StoredObligation, 'owedBy'>,
  caller: Caller,
  { security, platform }: DeciderGroups,
): string | undefined {
  if (caller.type !== 'user')
    return `"${caller.ref}" is not a person. Only a person can decide over access`;
  const valid = [...new Set([owedBy, ...security, ...platform])];
  return anyOf(valid, caller)
    ? undefined
    : `Only ${valid.join(', ')} may decide over access to this stream`;
}

/**
 * Why the caller may not keep a grant: nobody decides alone over a grant to
 * themselves, so who asked for it, or whom the principal names, leaves it to
 * somebody else. Revoking it is always open to them.
 */
export function notToKeep(
  { principal, approval }: Pick<StreamGrant, 'principal' | 'approval'>,
  caller: Caller,
): string | undefined {
  if (caller.type !== 'user') return undefined;
  const me = caller.ref.toLowerCase();
  if (approval?.visible && approval.requester.toLowerCase() === me)
    return 'You asked for it yourself. Somebody else who may decide has to keep it';
  const { name } = parseEntityRef(caller.ref);
  return principal.toLowerCase() === `user:${name}`.toLowerCase()
    ? 'It is your own. Somebody else who may decide has to keep it'
    : undefined;
}

/** Why no request can take a grant back. */
export function notToRevoke({
  permission,
}: Pick<StreamGrant, 'permission'>): string | undefined {
  return permission === 'deny'
    ? 'It denies: taking it back would let somebody in'
    : undefined;
}
