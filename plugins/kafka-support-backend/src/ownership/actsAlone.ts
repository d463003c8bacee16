import {
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import type { CatalogFacts } from './CatalogFacts';

/**
 * Whether a person is the only one who can act for a group. Of a group with
 * groups below it that is not known, nor while the catalog does not answer:
 * then no.
 */
export async function actsAlone(
  facts: Pick<CatalogFacts, 'entity'>,
  owner: string,
  person: string,
): Promise<boolean> {
  const relations = await facts.entity(owner).then(
    entity => entity?.relations ?? [],
    () => [],
  );
  if (relations.some(({ type }) => type === RELATION_PARENT_OF)) return false;
  const members = relations
    .filter(({ type }) => type === RELATION_HAS_MEMBER)
    .map(({ targetRef }) => targetRef.toLowerCase());
  return (
    members.length > 0 && members.every(ref => ref === person.toLowerCase())
  );
}
