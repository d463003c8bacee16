import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  annotationParts,
  MAX_ANNOTATION_LENGTH,
  namedTopic,
  topicsNamedIn,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { shown } from '../requests';

/** How much of a single value is shown. */
export const MAX_VALUE_LENGTH = 500;

/** How many broken names of one annotation are told. */
const MAX_TOLD = 5;

/** What an annotation says of one topic: nothing more than a proposal. */
export interface TopicProposal {
  /** Absent: any cluster. */
  cluster?: string;
  topic: string;
  component: string;
  owner?: string;
}

/** The entity that owns this one by the catalog's relations. */
export function ownerRefOf(entity: Entity): string | undefined {
  return entity.relations?.find(relation => relation.type === RELATION_OWNED_BY)
    ?.targetRef;
}

/** What is wrong with an annotation, so that it proposes less than its writer meant. */
export interface AnnotationProblem {
  annotation: string;
  /** What, which one, and what would be valid. */
  message: string;
}

/** The text of an annotation; whatever it really is, this is a text. */
export function annotationText(entity: Entity, annotation: string): string {
  const value: unknown = entity.metadata.annotations?.[annotation];
  return typeof value === 'string' ? value : '';
}

// eslint-disable-next-line no-control-regex
const hasControls = (part: string) => /[\u0000-\u001f\u007f-\u009f]/.test(part);

/**
 * Reads `cluster/topic, topic, …`. Parts that are no topic name are left out:
 * somebody's broken annotation must not hide what others wrote.
 */
export function topicProposalsOf(
  entity: Entity,
  annotation: string,
): TopicProposal[] {
  return topicsNamedIn(annotationText(entity, annotation)).map(named => ({
    ...named,
    component: stringifyEntityRef(entity),
    owner: ownerRefOf(entity),
  }));
}

/**
 * What an annotation lists, as `<name>` or `<cluster>/<name>`. To be compared as
 * it stands: names of groups hold slashes, so a part cannot be taken apart. A
 * name with a comma cannot be listed.
 */
export function listedIn(entity: Entity, annotation: string): string[] {
  return annotationParts(annotationText(entity, annotation)).filter(
    part => !hasControls(part),
  );
}

/** Why a value that is one line of text is not one; undefined when it is, or is not there. */
export function brokenText(
  entity: Entity,
  annotation: string,
): string | undefined {
  const value: unknown = entity.metadata.annotations?.[annotation];
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    return 'It is not a text, and counts as missing. Valid is one line of text';
  if (value.length > MAX_VALUE_LENGTH)
    return `It has ${value.length} characters, and only the first ${MAX_VALUE_LENGTH} are shown. Valid is one line of text`;
  return hasControls(value.trim())
    ? 'It holds control characters, which are shown as codes. Valid is one line of text'
    : undefined;
}

/** What of an annotation is not read as its writer meant it. */
export function annotationProblems(
  entity: Entity,
  annotation: string,
  { type, clusters }: { type: ResourceType; clusters: readonly string[] },
): AnnotationProblem[] {
  const value: unknown = entity.metadata.annotations?.[annotation];
  if (value === undefined) return [];
  const valid =
    'Valid are names with commas between them, each as "<name>" or "<cluster>/<name>"';
  if (typeof value !== 'string')
    return [{ annotation, message: `It is not a text. ${valid}` }];
  const messages: string[] = [];
  if (value.length > MAX_ANNOTATION_LENGTH)
    messages.push(
      `It has ${value.length} characters, and only the first ${MAX_ANNOTATION_LENGTH} are read. Spread the names over several components`,
    );
  const parts = annotationParts(value);
  const broken = parts.filter(
    part => hasControls(part) || (type === 'topic' && !namedTopic(part)),
  );
  for (const part of broken.slice(0, MAX_TOLD))
    messages.push(
      `"${shown(part, 100)}" ${
        hasControls(part) ? 'holds control characters' : 'is no name of a topic'
      } and is left out. ${valid}`,
    );
  if (broken.length > MAX_TOLD)
    messages.push(
      `${broken.length - MAX_TOLD} more names are left out like these`,
    );
  const unknown = new Set(
    type === 'topic'
      ? parts.flatMap(part => {
          const cluster = namedTopic(part)?.cluster;
          return cluster && !clusters.includes(cluster) ? [cluster] : [];
        })
      : [],
  );
  for (const cluster of [...unknown].slice(0, MAX_TOLD))
    messages.push(
      `There is no cluster "${shown(
        cluster,
        100,
      )}", so its topics are left out. Valid are ${clusters.join(', ')}`,
    );
  return messages.map(message => ({ annotation, message }));
}
