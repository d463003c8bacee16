import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  formatResourceRef,
  KAFKA_RESOURCE_ANNOTATION,
  parseResourceRef,
  type Stream,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  topicProposalsOf,
  type CatalogFacts,
  type OwnershipRecord,
  type OwnershipStore,
} from '../ownership';

/** Why an entity has a topic. */
export interface TopicOrigin {
  relation: Stream['relation'];
  component?: string;
}

interface Sources {
  facts: Pick<
    CatalogFacts,
    'entity' | 'componentsOf' | 'topicEntitiesDescribedBy'
  >;
  ownerships: Pick<OwnershipStore, 'list' | 'getMany'>;
  /** Ids of the configured clusters. */
  clusters: string[];
  topicsAnnotation: string;
}

/**
 * Topics of an entity, by resource ref: those confirmed for it, then those that
 * annotations propose. Of a system or group, its components' too; of an API,
 * those that the catalog relates it to; of a topic's entity, that topic.
 *
 * @throws NotFoundError when the catalog has no such entity
 */
export async function topicsOfEntity(
  entityRef: string,
  { facts, ownerships, clusters, topicsAnnotation }: Sources,
): Promise<Map<string, TopicOrigin>> {
  const entity = await facts.entity(entityRef);
  if (!entity)
    throw new NotFoundError(`The software catalog has no "${entityRef}"`);
  const isConfigured = (cluster: string) => clusters.includes(cluster);
  const kind = parseEntityRef(entityRef).kind.toLowerCase();
  const hasComponents = kind !== 'component' && kind !== 'api';
  const related = hasComponents
    ? [entity, ...(await facts.componentsOf(entityRef))]
    : [entity];
  const named = [
    entity,
    ...(kind === 'api' ? await facts.topicEntitiesDescribedBy(entityRef) : []),
  ].flatMap(each => topicNamedBy(each) ?? []);

  const found = new Map<string, TopicOrigin>();
  const add = (resource: string, record: OwnershipRecord | undefined) => {
    const ref = parseResourceRef(resource);
    if (ref.type === 'topic' && isConfigured(ref.cluster))
      found.set(resource, {
        relation: record ? 'confirmed' : 'proposed',
        component: record?.component,
      });
  };
  const records = await ownerships.list({
    components: related.map(each => stringifyEntityRef(each)),
    owners: kind === 'group' ? [entityRef] : undefined,
  });
  for (const record of records) add(record.resource, record);
  const recordsOfNamed = await ownerships.getMany(named);
  for (const resource of named) add(resource, recordsOfNamed.get(resource));

  for (const each of related) {
    for (const proposal of topicProposalsOf(each, topicsAnnotation)) {
      const ids = proposal.cluster ? [proposal.cluster] : clusters;
      for (const cluster of ids.filter(isConfigured)) {
        const resource = formatResourceRef({
          cluster,
          type: 'topic',
          name: proposal.topic,
        });
        if (!found.has(resource))
          found.set(resource, {
            relation: 'proposed',
            component: proposal.component,
          });
      }
    }
  }
  return found;
}

/** Anybody may write an entity, so its annotation says which topic, never whose. */
function topicNamedBy(entity: Entity): string | undefined {
  const text = entity.metadata.annotations?.[KAFKA_RESOURCE_ANNOTATION];
  if (entity.kind !== 'Resource' || !text) return undefined;
  try {
    const ref = parseResourceRef(text);
    return ref.type === 'topic' ? formatResourceRef(ref) : undefined;
  } catch {
    return undefined;
  }
}
