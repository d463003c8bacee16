import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type ResourceEntity,
} from '@backstage/catalog-model';
import type {
  Cluster,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { entityName } from './entityName';

const ANNOTATION_RESOURCE = 'kafka-support.io/resource';

function resourceEntity(options: {
  providerName: string;
  resource: string;
  name: string;
  title: string;
  description: string;
  spec: ResourceEntity['spec'];
}): ResourceEntity {
  const location = `url:${options.providerName}/${options.resource}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: entityName(options.name),
      title: options.title,
      description: options.description,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_RESOURCE]: options.resource,
      },
    },
    spec: options.spec,
  };
}

const clusterName = (cluster: string) => `kafka-${cluster}`;

/**
 * The entity of a cluster. No live figures: they are stale in a catalog.
 */
export function clusterEntity(
  cluster: Cluster,
  options: { providerName: string; clusterOwner: string },
): ResourceEntity {
  return resourceEntity({
    providerName: options.providerName,
    resource: `${encodeURIComponent(cluster.id)}/cluster`,
    name: clusterName(cluster.id),
    title: cluster.title,
    description: `Kafka cluster, ${cluster.environment}`,
    spec: { type: 'kafka-cluster', owner: options.clusterOwner },
  });
}

/**
 * The entity of a governed topic: one with a confirmed owner.
 *
 * @returns undefined for a topic that nobody owns
 */
export function topicEntity(
  topic: Resource,
  options: { providerName: string },
): ResourceEntity | undefined {
  if (!topic.owner) return undefined;
  return resourceEntity({
    providerName: options.providerName,
    resource: topic.resource,
    name: `${topic.cluster}.${topic.name}`,
    title: topic.name,
    description: `Kafka topic on ${topic.cluster}`,
    spec: {
      type: 'kafka-topic',
      owner: topic.owner,
      dependsOn: [`resource:default/${entityName(clusterName(topic.cluster))}`],
      ...(topic.component && { dependencyOf: [topic.component] }),
    },
  });
}
