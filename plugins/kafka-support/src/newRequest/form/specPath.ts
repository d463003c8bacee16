import type { Spec } from './kindForm';

/**
 * A spec with the value at a dotted path replaced. What follows the first
 * segment of a record is one key, dots and all: `config.min.insync.replicas`.
 */
export function withPath(spec: Spec, path: string, value: unknown): Spec {
  const dot = path.indexOf('.');
  if (dot < 0) return { ...spec, [path]: value };
  const first = path.slice(0, dot);
  const rest = path.slice(dot + 1);
  const inner = spec[first];
  if (Array.isArray(inner)) {
    const [index, ...keys] = rest.split('.');
    const copy = [...inner];
    const at = Number(index);
    copy[at] =
      keys.length > 0 ? { ...copy[at], [keys.join('.')]: value } : value;
    return { ...spec, [first]: copy };
  }
  return { ...spec, [first]: { ...(inner as object), [rest]: value } };
}

/** Without the entries that are not filled in: undefined, empty text, empty lists and records. */
export function withoutEmpty(spec: Spec): Spec {
  return Object.fromEntries(
    Object.entries(spec).filter(([, value]) => {
      if (value === undefined || value === '') return false;
      if (typeof value === 'number') return !Number.isNaN(value);
      if (typeof value === 'object' && value !== null)
        return Object.keys(value).length > 0;
      return true;
    }),
  );
}
