import { createHash } from 'node:crypto';
import type { ObservedResource, ResourceFacts } from './types';

/** What is stored of a resource, as far as a sync compares it. */
export interface KnownResource {
  name: string;
  topicId?: string;
  internal: boolean;
  factsDigest: string;
  /** Absent while the settings are unknown. */
  configDigest?: string;
  offlinePartitions?: number;
  underReplicatedPartitions?: number;
  gone: boolean;
  /** The last sync did not list it, but could not tell that it is gone. */
  unlisted?: boolean;
}

/**
 * What a sync found, each resource in one list at most:
 * `appeared` was never seen; `recreated` is another topic under a known name;
 * `changed` has other facts or settings, or was gone and is back; `learned` has
 * settings that were unknown; `health` differs only in what comes and goes with
 * brokers, or is listed again; `missing` is not listed any more.
 */
export interface ResourceDifferences {
  appeared: ObservedResource[];
  recreated: ObservedResource[];
  changed: ObservedResource[];
  learned: ObservedResource[];
  health: ObservedResource[];
  missing: string[];
}

/** SHA-256 of facts or settings as JSON, hex; in which order they came makes no difference. */
export function digestOf(
  facts: ResourceFacts | Record<string, string>,
): string {
  return createHash('sha256')
    .update(JSON.stringify(facts, keysInOrder))
    .digest('hex');
}

function keysInOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const sameFacts = (was: KnownResource, now: ObservedResource) =>
  was.internal === now.internal && was.factsDigest === digestOf(now.facts);

/** What is not known now is no change. */
const sameConfig = (was: KnownResource, now: ObservedResource) =>
  was.configDigest === undefined ||
  now.config === undefined ||
  was.configDigest === digestOf(now.config);

const isLearned = (was: KnownResource, now: ObservedResource) =>
  was.configDigest === undefined && now.config !== undefined;

const sameHealth = (was: KnownResource, now: ObservedResource) =>
  was.offlinePartitions === now.offlinePartitions &&
  was.underReplicatedPartitions === now.underReplicatedPartitions;

/** Compares what is stored of one type on one cluster with all that is there now. */
export function diffResources(
  before: readonly KnownResource[],
  observed: readonly ObservedResource[],
): ResourceDifferences {
  const known = new Map(before.map(each => [each.name, each]));
  const found: ResourceDifferences = {
    appeared: [],
    recreated: [],
    changed: [],
    learned: [],
    health: [],
    missing: [],
  };
  for (const now of observed) {
    const was = known.get(now.name);
    known.delete(now.name);
    if (!was) found.appeared.push(now);
    else if (was.topicId !== now.topicId) found.recreated.push(now);
    else if (was.gone || !sameFacts(was, now) || !sameConfig(was, now))
      found.changed.push(now);
    else if (isLearned(was, now)) found.learned.push(now);
    else if (was.unlisted || !sameHealth(was, now)) found.health.push(now);
  }
  for (const { name, gone } of known.values())
    if (!gone) found.missing.push(name);
  return found;
}
