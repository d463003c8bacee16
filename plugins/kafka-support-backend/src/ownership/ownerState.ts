import {
  isGroupEntity,
  RELATION_HAS_MEMBER,
  type Entity,
} from '@backstage/catalog-model';
import type { Ownership } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { CatalogFacts } from './CatalogFacts';

type OwnerState = Ownership['ownerState'];

function stateOf(entity: Entity | undefined): OwnerState {
  if (!entity || !isGroupEntity(entity)) return 'missing';
  const hasMembers = entity.relations?.some(
    relation => relation.type === RELATION_HAS_MEMBER,
  );
  return hasMembers ? 'active' : 'empty';
}

/** Whether a group can act, by the catalog; with the age of that where it does not answer. */
export async function ownerStateOf(
  facts: CatalogFacts,
  ownerRef: string,
): Promise<{ ownerState: OwnerState; lastKnownAt?: string }> {
  try {
    const { value, lastKnownAt } = await facts.entityAt(ownerRef);
    return { ownerState: stateOf(value), lastKnownAt };
  } catch {
    return { ownerState: 'unknown' };
  }
}

/** Whether a group certainly has nobody any more; false while that is not known. */
export async function isOrphaned(
  facts: CatalogFacts,
  ownerRef: string,
): Promise<boolean> {
  const { ownerState, lastKnownAt } = await ownerStateOf(facts, ownerRef);
  return (
    lastKnownAt === undefined &&
    (ownerState === 'missing' || ownerState === 'empty')
  );
}
