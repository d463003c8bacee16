import { withoutEmpty } from '../../form/specPath';
import type { Spec } from '../../form/kindForm';
import { recordFrom, rowsFrom, type ConfigRow } from '../configRows';

/** A key to set to a value, or to take back to the broker's default. */
export interface SettingRow extends ConfigRow {
  action: 'set' | 'unset';
}

/** What the fields of `topic-config` hold. */
export interface TopicConfigValues {
  name: string;
  rows: SettingRow[];
}

/** Fields from a spec; there is always a row to begin with. */
export function valuesFrom(spec: Spec): TopicConfigValues {
  const rows: SettingRow[] = [
    ...rowsFrom(spec.set).map(row => ({ ...row, action: 'set' as const })),
    ...(Array.isArray(spec.unset) ? spec.unset : []).map(key => ({
      key: String(key),
      value: '',
      action: 'unset' as const,
    })),
  ];
  return {
    name: typeof spec.name === 'string' ? spec.name : '',
    rows: rows.length > 0 ? rows : [{ key: '', value: '', action: 'set' }],
  };
}

/** The spec that the fields say. */
export function toSpec(values: TopicConfigValues): Spec {
  return withoutEmpty({
    name: values.name.trim(),
    set: recordFrom(values.rows.filter(row => row.action === 'set')),
    unset: Object.keys(
      recordFrom(values.rows.filter(row => row.action === 'unset')),
    ),
  });
}

/** The field that edits a path of the spec; of all keys together it is the first. */
export function fieldOf(path: string, values: TopicConfigValues): string {
  const [first, ...rest] = path.split('.');
  if (first !== 'set' && first !== 'unset') return path;
  const unset = values.rows.filter(({ action }) => action === 'unset');
  const key =
    first === 'set'
      ? rest.join('.')
      : Object.keys(recordFrom(unset))[Number(rest[0])];
  const row = values.rows.findIndex(
    each => each.action === first && key !== '' && each.key.trim() === key,
  );
  if (row < 0) return 'rows.0.key';
  return `rows.${row}.${first === 'set' ? 'value' : 'key'}`;
}

/** `?topic=…&set.cleanup.policy=compact&unset=max.message.bytes`. */
export function specFromQuery(query: URLSearchParams): Spec {
  const set: Record<string, string> = {};
  for (const [key, value] of query)
    if (key.startsWith('set.')) set[key.slice('set.'.length)] = value;
  return withoutEmpty({
    name: query.get('topic') ?? query.get('name') ?? '',
    set,
    unset: query.getAll('unset'),
  });
}
