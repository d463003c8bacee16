import type { Entity } from '@backstage/catalog-model';
import {
  annotationProblems,
  brokenText,
  type AnnotationProblem,
} from './annotations';
import type { CatalogFacts } from './CatalogFacts';
import { annotationFor, type OwnershipConfig } from './config';

const listing = ['topic', 'group', 'principal'] as const;

/**
 * What of the entity's annotations is not read as its writer meant it, so that
 * whoever looks at the entity can mend it; nothing when the catalog does not
 * tell.
 */
export async function problemsOfEntity(
  entityRef: string,
  options: {
    facts: Pick<CatalogFacts, 'entity'>;
    config: OwnershipConfig;
    clusters: readonly string[];
  },
): Promise<AnnotationProblem[]> {
  const { facts, config, clusters } = options;
  let entity: Entity | undefined;
  try {
    entity = await facts.entity(entityRef);
  } catch {
    return [];
  }
  if (!entity) return [];
  const found = entity;
  return [
    ...listing.flatMap(type => {
      const annotation = annotationFor(config, type);
      return annotation
        ? annotationProblems(found, annotation, { type, clusters })
        : [];
    }),
    ...Object.values(config.supportAnnotations).flatMap(annotation => {
      const message = brokenText(found, annotation);
      return message ? [{ annotation, message }] : [];
    }),
  ];
}
