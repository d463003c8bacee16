import { counted } from './figures';
import type { Finding, OwnedFigures, PrincipalFigures } from './types';

/** A principal that may do something and that nobody answers for. */
export function findUnownedGrants(
  principal: PrincipalFigures,
): Finding | undefined {
  const { resource, grants, claimed } = principal;
  if (claimed || grants === undefined || grants === 0) return undefined;
  return {
    mark: 'unownedGrants',
    says: `${counted(grants, 'ACL')} ${
      grants === 1 ? 'names' : 'name'
    } it, and neither a confirmed owner nor the catalog says whose it is: claim it, or revoke what it may do.`,
    fix: { kind: 'ownership', spec: { resource } },
  };
}

const states = {
  missing: 'is no group of the catalog any more',
  empty: 'has no members any more',
} as const;

/** A resource whose owner cannot answer for it. A catalog that does not answer says nothing. */
export function findOrphaned(owned: OwnedFigures): Finding | undefined {
  const { resource, owner, ownerState } = owned;
  if (ownerState !== 'missing' && ownerState !== 'empty') return undefined;
  return {
    mark: 'orphaned',
    says: `Its owner ${owner} ${states[ownerState]}: the platform answers until a team claims it.`,
    fix: { kind: 'ownership', spec: { resource } },
  };
}
