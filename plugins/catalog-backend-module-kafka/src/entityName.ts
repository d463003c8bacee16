import { createHash } from 'node:crypto';
import { formatResourceRef } from '@kafka-support/backstage-plugin-kafka-support-common';

const MAX_LENGTH = 63;
const HASH_LENGTH = 16;
const VALID = /^[a-z0-9]+([-_.][a-z0-9]+)*$/;
const LOOKS_HASHED = new RegExp(`-[0-9a-f]{${HASH_LENGTH}}$`);

/**
 * What fits stands as it is. What does not (length, characters, or case, which
 * the catalog does not tell apart) is cut and gets a hash of the whole.
 *
 * INVARIANT: no name that fits looks like one with a hash, so two resources
 * share an entity only if their SHA-256 begin with the same 64 bits.
 */
function fitting(name: string, identity: string, ambiguous: boolean): string {
  const fits =
    !ambiguous &&
    name.length <= MAX_LENGTH &&
    VALID.test(name) &&
    !LOOKS_HASHED.test(name);
  if (fits) return name;
  const hash = createHash('sha256')
    .update(identity)
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/^-|-$/g, '');
  return `${readable || 'kafka'}-${hash}`;
}

/** Where one name ends and the next begins must be seen, so ids with dots get a hash. */
const isAmbiguous = (cluster: string) => cluster.includes('.');

/** Name of the entity of a topic: `prod.orders.placed.v1`. */
export function topicEntityName(cluster: string, topic: string): string {
  return fitting(
    `${cluster}.${topic}`,
    formatResourceRef({ cluster, type: 'topic', name: topic }),
    isAmbiguous(cluster),
  );
}

/** Name of the entity of a cluster: `kafka-prod`. */
export function clusterEntityName(cluster: string): string {
  return fitting(
    `kafka-${cluster}`,
    formatResourceRef({ cluster, type: 'cluster', name: cluster }),
    isAmbiguous(cluster),
  );
}

/** Entity ref of a topic. */
export const topicEntityRef = (cluster: string, topic: string): string =>
  `resource:default/${topicEntityName(cluster, topic)}`;

/** Entity ref of a cluster. */
export const clusterEntityRef = (cluster: string): string =>
  `resource:default/${clusterEntityName(cluster)}`;
