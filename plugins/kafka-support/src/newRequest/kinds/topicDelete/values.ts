import { withoutEmpty } from '../../form/specPath';
import type { Spec } from '../../form/kindForm';

/** What the fields of `topic-delete` hold. */
export interface TopicDeleteValues {
  topic: string;
  removeAccess: boolean;
  removeGroups: string[];
  /** The name once more, typed to show that one means it; no part of the spec. */
  confirm: string;
}

/** Fields from a spec; the name is confirmed anew each time. */
export function valuesFrom(spec: Spec): TopicDeleteValues {
  return {
    topic: typeof spec.topic === 'string' ? spec.topic : '',
    removeAccess: spec.removeAccess !== false,
    removeGroups: Array.isArray(spec.removeGroups)
      ? spec.removeGroups.map(String)
      : [],
    confirm: '',
  };
}

/** The spec that the fields say: always of the topic that is there now. */
export function toSpec({
  topic,
  removeAccess,
  removeGroups,
}: TopicDeleteValues): Spec {
  return {
    ...withoutEmpty({
      topic: topic.trim(),
      removeGroups: removeGroups.map(each => each.trim()).filter(Boolean),
    }),
    removeAccess,
  };
}

/** The field that edits a path of the spec. */
export function fieldOf(path: string): string {
  return path.split('.')[0];
}

/** `?topic=…&removeAccess=false&removeGroups=a&removeGroups=b`. */
export function specFromQuery(query: URLSearchParams): Spec {
  return {
    ...withoutEmpty({
      topic: query.get('topic') ?? '',
      removeGroups: query.getAll('removeGroups'),
    }),
    ...(query.get('removeAccess') === 'false' && { removeAccess: false }),
  };
}
