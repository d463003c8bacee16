import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  KAFKA_RESOURCE_ANNOTATION,
  parseResourceRef,
  type ResourceRef,
} from '@kafka-support/backstage-plugin-kafka-support-common';

const withTeams = ['component', 'system', 'group'];

const typeOf = (entity: Entity) => entity.spec?.type;
const isKind = (entity: Entity, kind: string) =>
  entity.kind.toLowerCase() === kind;

/** Whether the entity is that of a topic. */
const isTopic = (entity: Entity) =>
  isKind(entity, 'resource') && typeOf(entity) === 'kafka-topic';

/**
 * Whether an entity can have streams: components, systems, groups, topics, and
 * APIs of the type `asyncapi`.
 *
 * @public
 */
export function canHaveStreams(entity: Entity): boolean {
  return (
    withTeams.includes(entity.kind.toLowerCase()) ||
    isTopic(entity) ||
    (isKind(entity, 'api') && typeOf(entity) === 'asyncapi')
  );
}

/**
 * Whether requests can be for an entity: components, groups and topics.
 *
 * @public
 */
export function canHaveRequests(entity: Entity): boolean {
  return (
    isKind(entity, 'component') || isKind(entity, 'group') || isTopic(entity)
  );
}

/** The topic that the entity is of; undefined for other entities. */
export function topicOf(
  entity: Entity,
): (ResourceRef & { resource: string }) | undefined {
  const resource = entity.metadata.annotations?.[KAFKA_RESOURCE_ANNOTATION];
  if (!isTopic(entity) || !resource) return undefined;
  try {
    const ref = parseResourceRef(resource);
    return ref.type === 'topic' ? { ...ref, resource } : undefined;
  } catch {
    return undefined;
  }
}

/** The part of the request list that is of the entity. */
export function requestsOf(
  entity: Entity,
): { owner: string } | { component: string } | { resource: string } {
  const topic = topicOf(entity);
  if (topic) return { resource: topic.resource };
  const ref = stringifyEntityRef(entity);
  return isKind(entity, 'group') ? { owner: ref } : { component: ref };
}

/** The same, as the page of requests has it in its address. */
export function requestFiltersOf(entity: Entity): Record<string, string> {
  const topic = topicOf(entity);
  return topic
    ? { cluster: topic.cluster, q: topic.name }
    : { ...requestsOf(entity) };
}

/** What of a new request's form the entity fills in. */
export function filledInBy(entity: Entity): Record<string, string> {
  const topic = topicOf(entity);
  if (topic)
    return {
      cluster: topic.cluster,
      topic: topic.name,
      resource: topic.resource,
    };
  return isKind(entity, 'component')
    ? { component: stringifyEntityRef(entity) }
    : {};
}
