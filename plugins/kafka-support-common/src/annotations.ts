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

/** Longest text that is read; what is beyond it names nothing. */
const MAX_LENGTH = 20_000;

const PART = /^(?:([^/\s]{1,100})\/)?([a-zA-Z0-9._-]{1,249})$/;

/**
 * Topics in an annotation's `cluster/topic, topic, …`. Parts that are no topic
 * name are left out: somebody's broken annotation must not hide what others
 * wrote.
 *
 * @public
 */
export function topicsNamedIn(
  text: string | undefined,
): { /** Absent: any cluster. */ cluster?: string; topic: string }[] {
  return (text ?? '')
    .slice(0, MAX_LENGTH)
    .split(',')
    .flatMap(part => {
      const match = PART.exec(part.trim());
      return match ? [{ cluster: match[1], topic: match[2] }] : [];
    });
}
