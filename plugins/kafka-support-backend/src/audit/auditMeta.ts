import type { JsonObject } from '@backstage/types';

/** Small facts of a body or an answer that say what it was about; never a spec or a comment. */
const told = [
  'kind',
  'cluster',
  'component',
  'verdict',
  'role',
  'planDigest',
  'status',
  'version',
] as const;

const MAX_LENGTH = 300;

/** What an audit event says about a call: its path and a few fields of its body. */
export function callMeta(
  path: Record<string, string>,
  body: unknown,
): JsonObject {
  const { id, ...rest } = path;
  return {
    ...bounded(rest),
    ...(id && bounded({ requestId: id })),
    ...factsOf(body),
  };
}

/** What it says about the answer: which request, and how that stands now. */
export function answerMeta(answer: unknown): JsonObject {
  const { id } = objectOf(answer);
  return {
    ...(typeof id === 'string' && bounded({ requestId: id })),
    ...factsOf(answer),
  };
}

function factsOf(value: unknown): JsonObject {
  const object = objectOf(value);
  return bounded(
    Object.fromEntries(told.map(name => [name, object[name]] as const)),
  );
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

function bounded(values: Record<string, unknown>): JsonObject {
  const meta: JsonObject = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') meta[name] = value.slice(0, MAX_LENGTH);
    if (typeof value === 'number') meta[name] = value;
  }
  return meta;
}
