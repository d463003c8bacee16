/**
 * On entities of Kafka resources: which one it is, as a resource ref.
 *
 * @public
 */
export const KAFKA_RESOURCE_ANNOTATION = 'kafka-support.io/resource';

/**
 * On components: the topics that they use, unless configured otherwise. The
 * Kafka plugin of the community has it too.
 *
 * @public
 */
export const KAFKA_TOPICS_ANNOTATION = 'kafka.apache.org/topics';

/** On APIs: the id of the cluster that their channels are on. @public */
export const KAFKA_CLUSTER_ANNOTATION = 'kafka-support.io/cluster';

/** How many characters of an annotation are read. @public */
export const MAX_ANNOTATION_LENGTH = 20_000;

/** A topic as an annotation names it. @public */
export interface NamedTopic {
  /** Absent: any cluster. */
  cluster?: string;
  topic: string;
}

/**
 * The parts of an annotation that is a list with commas; of a text that is too
 * long, only whole ones. Whatever is no text has none.
 *
 * @public
 */
export function annotationParts(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  const read =
    text.length > MAX_ANNOTATION_LENGTH
      ? text.slice(0, Math.max(0, text.lastIndexOf(',', MAX_ANNOTATION_LENGTH)))
      : text;
  return read
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

/** Reads `cluster/topic` or `topic`; undefined when it is neither. @public */
export function namedTopic(part: string): NamedTopic | undefined {
  const match = /^(?:([^/\s]{1,100})\/)?([a-zA-Z0-9._-]{1,249})$/.exec(part);
  return match ? { cluster: match[1], topic: match[2] } : undefined;
}

/**
 * Topics in an annotation's `cluster/topic, topic, …`. Parts that are no topic
 * name are left out: somebody's broken annotation must not hide what others
 * wrote.
 *
 * @public
 */
export function topicsNamedIn(text: unknown): NamedTopic[] {
  return annotationParts(text).flatMap(part => namedTopic(part) ?? []);
}
