import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { ResourceType } from '@kafka-support/backstage-plugin-kafka-support-common';
import { shown } from '../requests';

/** How much of an annotation is read. */
const MAX_LENGTH = 20_000;

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

/** The parts that are read: of a text that is too long, only whole ones. */
function partsOf(text: string): string[] {
  const read =
    text.length > MAX_LENGTH
      ? text.slice(0, text.lastIndexOf(',', MAX_LENGTH))
      : text;
  return read
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

// eslint-disable-next-line no-control-regex
const hasControls = (part: string) => /[\u0000-\u001f\u007f-\u009f]/.test(part);

function topicOf(
  part: string,
): { cluster?: string; topic: string } | undefined {
  const match = /^(?:([^/\s]{1,100})\/)?([a-zA-Z0-9._-]{1,249})$/.exec(part);
  return match ? { cluster: match[1], topic: match[2] } : undefined;
}

/**
 * Reads `cluster/topic, topic, …`. Parts that are no topic name are left out:
 * somebody's broken annotation must not hide what others wrote.
 */
export function topicProposalsOf(
  entity: Entity,
  annotation: string,
): TopicProposal[] {
  return partsOf(annotationText(entity, annotation)).flatMap(part => {
    const named = topicOf(part);
    if (!named) return [];
    return [
      {
        ...named,
        component: stringifyEntityRef(entity),
        owner: ownerRefOf(entity),
      },
    ];
  });
}

/**
 * What an annotation lists, as `<name>` or `<cluster>/<name>`. To be compared as
 * it stands: names of groups hold slashes, so a part cannot be taken apart. A
 * name with a comma cannot be listed.
 */
export function listedIn(entity: Entity, annotation: string): string[] {
  return partsOf(annotationText(entity, annotation)).filter(
    part => !hasControls(part),
  );
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
  if (value.length > MAX_LENGTH)
    messages.push(
      `It has ${value.length} characters, and only the first ${MAX_LENGTH} are read. Spread the names over several components`,
    );
  const parts = partsOf(value);
  const broken = parts.filter(
    part => hasControls(part) || (type === 'topic' && !topicOf(part)),
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
          const cluster = topicOf(part)?.cluster;
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
