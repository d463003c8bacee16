import { InputError } from '@backstage/errors';

/** Types of resources a request can touch. @public */
export const resourceTypes = [
  'topic',
  'group',
  'principal',
  'quota',
  'connector',
  'subject',
  'waiver',
  'cluster',
] as const;
/** @public */
export type ResourceType = (typeof resourceTypes)[number];

/**
 * Names one resource on one cluster: `prod/topic/orders.placed.v1`.
 * Case is kept; the name is percent-encoded, so that it holds no further `/`
 * and the text is never a valid catalog entity ref (those need a `:`).
 *
 * @public
 */
export interface ResourceRef {
  cluster: string;
  type: ResourceType;
  name: string;
}

/** Writes a resource ref as text. @public */
export function formatResourceRef(ref: ResourceRef): string {
  return `${encodeURIComponent(ref.cluster)}/${ref.type}/${encodeURIComponent(
    ref.name,
  )}`;
}

/**
 * Reads a resource ref.
 *
 * @throws InputError that quotes the text and shows a valid one
 * @public
 */
export function parseResourceRef(text: string): ResourceRef {
  const [cluster, type, name, ...rest] = text.split('/');
  const known = resourceTypes.find(candidate => candidate === type);
  if (!cluster || !name || !known || rest.length > 0) {
    throw new InputError(
      `Not a resource: "${text.slice(
        0,
        300,
      )}". Valid is <cluster>/<type>/<name>, for example "prod/topic/orders.order.placed.v1", with one of the types ${resourceTypes.join(
        ', ',
      )}`,
    );
  }
  try {
    return {
      cluster: decodeURIComponent(cluster),
      type: known,
      name: decodeURIComponent(name),
    };
  } catch {
    throw new InputError(
      `Not a resource: "${text.slice(
        0,
        300,
      )}" holds a broken percent-encoding. Write "%" in a name as "%25"`,
    );
  }
}
