import { withoutEmpty } from '../../form/specPath';
import type { Spec } from '../../form/kindForm';

/** What the fields of `group-restore` hold. */
export interface GroupRestoreValues {
  group: string;
  /** A line each: `topic,partition,offset`, as Kafka's own tool exports them. */
  lines: string;
}

function lineOf(offset: unknown): string {
  const each = offset as {
    topic?: unknown;
    partition?: unknown;
    offset?: unknown;
  };
  return [each?.topic, each?.partition, each?.offset].join(',');
}

/** A whole number as it is written; what is none stays a text, which the schema refuses. */
function numberOf(text: string | undefined): number | string {
  return /^\d+$/.test(text ?? '') ? Number(text) : text ?? '';
}

function offsetsOf(lines: string[]): unknown[] {
  return lines
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => {
      const [topic = '', partition, offset, ...rest] = line
        .split(',')
        .map(part => part.trim().replace(/^"(.*)"$/, '$1'));
      return {
        topic,
        partition: numberOf(partition),
        offset: rest.length > 0 ? rest.join() : numberOf(offset),
      };
    });
}

/** Fields from a spec. */
export function valuesFrom(spec: Spec): GroupRestoreValues {
  return {
    group: typeof spec.group === 'string' ? spec.group : '',
    lines: (Array.isArray(spec.offsets) ? spec.offsets : [])
      .map(lineOf)
      .join('\n'),
  };
}

/** The spec that the fields say. */
export function toSpec({ group, lines }: GroupRestoreValues): Spec {
  return withoutEmpty({ group, offsets: offsetsOf(lines.split('\n')) });
}

/** The field that edits a path of the spec: all offsets are one text. */
export function fieldOf(path: string): string {
  return path.split('.')[0] === 'offsets' ? 'lines' : path;
}

/** `?group=…&offset=orders,0,42&offset=orders,1,7`. */
export function specFromQuery(query: URLSearchParams): Spec {
  return withoutEmpty({
    group: query.get('group') ?? '',
    offsets: offsetsOf(query.getAll('offset')),
  });
}
