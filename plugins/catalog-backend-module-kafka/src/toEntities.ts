import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  type EntityLink,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  formatResourceRef,
  KAFKA_RESOURCE_ANNOTATION,
  type Cluster,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  clusterEntityName,
  clusterEntityRef,
  topicEntityName,
} from './entityName';

/** Of all entities that this module writes. */
export const PROVIDER_NAME = 'kafka-support';

/** What all entities have in common. */
export interface EntityOptions {
  /** Owner of clusters, and of topics that nobody is confirmed to own. */
  platform: string;
  /** Where the pages of Kafka support are, without a slash at the end. */
  pagesUrl: string;
}

/** A topic that somebody answers for, or says to. */
export interface GovernedTopic {
  cluster: string;
  name: string;
  /** Confirmed; undefined where it is only proposed. */
  owner?: string;
  /** Components that it was made for, or that say they use it; no order. */
  components: string[];
  /** Of the component that it was made for. */
  system?: string;
  /** A web address. */
  runbook?: string;
}

function resourceEntity(options: {
  resource: string;
  name: string;
  title: string;
  description: string;
  links: EntityLink[];
  spec: ResourceEntity['spec'];
}): ResourceEntity {
  const location = `url:${PROVIDER_NAME}/${options.resource}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: options.name,
      title: options.title,
      description: options.description,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_VIEW_URL]: options.links[0].url,
        [KAFKA_RESOURCE_ANNOTATION]: options.resource,
      },
      links: options.links,
    },
    spec: options.spec,
  };
}

/** The entity of a cluster. No live figures: they are stale in a catalog. */
export function clusterEntity(
  cluster: Pick<Cluster, 'id' | 'title' | 'environment'>,
  options: EntityOptions,
): ResourceEntity {
  return resourceEntity({
    resource: formatResourceRef({
      cluster: cluster.id,
      type: 'cluster',
      name: cluster.id,
    }),
    name: clusterEntityName(cluster.id),
    title: cluster.title,
    description: `Kafka cluster, ${cluster.environment}`,
    links: [
      {
        url: `${options.pagesUrl}/streams?${new URLSearchParams({
          cluster: cluster.id,
        })}`,
        title: 'Streams',
      },
    ],
    spec: { type: 'kafka-cluster', owner: options.platform },
  });
}

/** The entity of a governed topic. Its owner in the catalog grants nothing here. */
export function topicEntity(
  topic: GovernedTopic,
  options: EntityOptions,
): ResourceEntity {
  const { cluster, name, owner, system, runbook } = topic;
  const components = [...new Set(topic.components)].sort();
  return resourceEntity({
    resource: formatResourceRef({ cluster, type: 'topic', name }),
    name: topicEntityName(cluster, name),
    title: name,
    description: owner
      ? `Kafka topic on ${cluster}`
      : `Kafka topic on ${cluster}. Nobody is confirmed as its owner, so the platform answers for it`,
    links: [
      {
        url: `${options.pagesUrl}/streams/${encodeURIComponent(
          cluster,
        )}/${encodeURIComponent(name)}`,
        title: 'Stream',
      },
      ...(runbook ? [{ url: runbook, title: 'Runbook', type: 'runbook' }] : []),
    ],
    spec: {
      type: 'kafka-topic',
      owner: owner ?? options.platform,
      ...(system && { system }),
      dependsOn: [clusterEntityRef(cluster)],
      ...(components.length > 0 && { dependencyOf: components }),
    },
  });
}
