import type { MarkFix } from '@kafka-support/backstage-plugin-kafka-support-common';

type Spec = Extract<MarkFix, { kind: string }>['spec'];

/**
 * What fills in the form of a kind: a field a parameter, a field of a record as
 * `config.retention.ms`, a list of texts as the same parameter several times.
 * What no address can say is left out; the person fills it in.
 */
export function fixQuery(cluster: string, spec: Spec): URLSearchParams {
  const query = new URLSearchParams({ cluster });
  const add = (key: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value)) value.forEach(each => add(key, each));
      else
        for (const [name, part] of Object.entries(value))
          add(`${key}.${name}`, part);
    } else if (value !== undefined && value !== null)
      query.append(key, String(value));
  };
  for (const [key, value] of Object.entries(spec)) add(key, value);
  return query;
}
