import { topicCreateSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { withoutEmpty } from '../../form/specPath';
import type { Spec } from '../../form/kindForm';
import { rowsFrom, recordFrom, type ConfigRow } from '../configRows';

export interface ProducerRow {
  principal: string;
  transactionalId: string;
}
export interface ConsumerRow {
  principal: string;
  group: string;
}

/**
 * What the fields of `topic-create` hold. Empty is '', not undefined: a form
 * field that is undefined takes its first value again.
 */
export interface TopicCreateValues {
  name: string;
  expectedBytesPerSecond: number | '';
  peakBytesPerSecond: number | '';
  orderingKey: string;
  parallelReaders: number | '';
  retentionMs: number | '';
  partitions: number | '';
  replicationFactor: number | '';
  config: ConfigRow[];
  producers: ProducerRow[];
  consumers: ConsumerRow[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? value : '';
const list = (value: unknown) =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];

/** Fields from a spec: of another request, of the address, or with a fix filled in. */
export function valuesFrom(spec: Spec): TopicCreateValues {
  return {
    name: text(spec.name),
    expectedBytesPerSecond: number(spec.expectedBytesPerSecond),
    peakBytesPerSecond: number(spec.peakBytesPerSecond),
    orderingKey: text(spec.orderingKey),
    parallelReaders: number(spec.parallelReaders),
    retentionMs: number(spec.retentionMs),
    partitions: number(spec.partitions),
    replicationFactor: number(spec.replicationFactor),
    config: rowsFrom(spec.config),
    producers: list(spec.producers).map(row => ({
      principal: text(row.principal),
      transactionalId: text(row.transactionalId),
    })),
    consumers: list(spec.consumers).map(row => ({
      principal: text(row.principal),
      group: text(row.group),
    })),
  };
}

const isBlank = (row: object) =>
  Object.values(row).every(value => value === '');

/** The spec that the fields say; rows that are wholly empty are not there. */
export function toSpec(values: TopicCreateValues): Spec {
  return withoutEmpty({
    ...values,
    name: values.name.trim(),
    orderingKey: values.orderingKey.trim(),
    config: recordFrom(values.config),
    producers: values.producers
      .filter(row => !isBlank(row))
      .map(row => withoutEmpty({ ...row })),
    consumers: values.consumers.filter(row => !isBlank(row)),
  });
}

/** The field that edits a path of the spec. */
export function fieldOf(path: string, values: TopicCreateValues): string {
  const [first, ...rest] = path.split('.');
  if (first === 'config' && rest.length > 0) {
    const row = values.config.findIndex(each => each.key === rest.join('.'));
    return row < 0 ? 'config' : `config.${row}.value`;
  }
  if ((first === 'producers' || first === 'consumers') && rest.length > 0) {
    // The spec has no empty rows: count those that are filled in.
    const filled = values[first]
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => !isBlank(row));
    const at = filled[Number(rest[0])]?.index ?? rest[0];
    return [first, at, ...rest.slice(1)].join('.');
  }
  return path;
}

const numbers = [
  'expectedBytesPerSecond',
  'peakBytesPerSecond',
  'parallelReaders',
  'retentionMs',
  'partitions',
  'replicationFactor',
] as const;

/**
 * What an address gives: `?name=…&partitions=6&config.cleanup.policy=compact
 * &producer=User:a&consumer=User:b@group`. What is not valid is left out, the
 * form then says what is missing.
 */
export function specFromQuery(query: URLSearchParams): Spec {
  const { shape } = topicCreateSpecSchema;
  const config: Record<string, string> = {};
  for (const [key, value] of query)
    if (key.startsWith('config.')) config[key.slice('config.'.length)] = value;
  return withoutEmpty({
    name: query.get('name') ?? query.get('topic') ?? '',
    orderingKey: query.get('orderingKey') ?? '',
    ...Object.fromEntries(
      numbers.map(key => {
        const given = query.get(key);
        const parsed = shape[key].safeParse(given ? Number(given) : undefined);
        return [key, parsed.data];
      }),
    ),
    config,
    producers: query.getAll('producer').map(principal => ({ principal })),
    consumers: query.getAll('consumer').map(each => {
      const at = each.lastIndexOf('@');
      return at < 0
        ? { principal: each, group: '' }
        : { principal: each.slice(0, at), group: each.slice(at + 1) };
    }),
  });
}
