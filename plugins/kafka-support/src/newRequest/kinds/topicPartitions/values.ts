import { withoutEmpty } from '../../form/specPath';
import type { Spec } from '../../form/kindForm';

export const keyedAnswers = ['yes', 'no', ''] as const;
export type KeyedAnswer = (typeof keyedAnswers)[number];

/** What the fields of `topic-partitions` hold. */
export interface TopicPartitionsValues {
  topic: string;
  partitions: number | '';
  keyed: KeyedAnswer;
}

function answerOf(keyed: unknown): KeyedAnswer {
  if (typeof keyed !== 'boolean') return '';
  return keyed ? 'yes' : 'no';
}

/** Fields from a spec. */
export function valuesFrom(spec: Spec): TopicPartitionsValues {
  return {
    topic: typeof spec.topic === 'string' ? spec.topic : '',
    partitions: typeof spec.partitions === 'number' ? spec.partitions : '',
    keyed: answerOf(spec.keyed),
  };
}

/** The spec that the fields say. */
export function toSpec({
  topic,
  partitions,
  keyed,
}: TopicPartitionsValues): Spec {
  return withoutEmpty({
    topic: topic.trim(),
    partitions,
    ...(keyed !== '' && { keyed: keyed === 'yes' }),
  });
}

/** `?topic=…&partitions=12&keyed=false`. */
export function specFromQuery(query: URLSearchParams): Spec {
  const keyed = query.get('keyed');
  return withoutEmpty({
    topic: query.get('topic') ?? '',
    partitions: Number(query.get('partitions')) || '',
    ...((keyed === 'true' || keyed === 'false') && {
      keyed: keyed === 'true',
    }),
  });
}
