import { createHash } from 'node:crypto';
import type { ObservedResource, ResourceFacts } from './types';

/** What is stored of a resource, as far as a sync compares it. */
export interface KnownResource {
  name: string;
  topicId?: string;
  internal: boolean;
  factsDigest: string;
  offlinePartitions?: number;
  underReplicatedPartitions?: number;
  gone: boolean;
}

/**
 * What a sync found, each resource in one list at most:
 * `appeared` was never seen; `recreated` is another topic under a known name;
 * `changed` has other facts, or was gone and is back; `health` differs only in
 * what comes and goes with brokers; `gone` is no longer there.
 */
export interface ResourceDifferences {
  appeared: ObservedResource[];
  recreated: ObservedResource[];
  changed: ObservedResource[];
  health: ObservedResource[];
  gone: string[];
}

/** SHA-256 of the facts as JSON, hex; in which order they came makes no difference. */
export function factsDigestOf(facts: ResourceFacts): string {
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
  was.internal === now.internal && was.factsDigest === factsDigestOf(now.facts);

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
    health: [],
    gone: [],
  };
  for (const now of observed) {
    const was = known.get(now.name);
    known.delete(now.name);
    if (!was) found.appeared.push(now);
    else if (was.topicId !== now.topicId) found.recreated.push(now);
    else if (was.gone || !sameFacts(was, now)) found.changed.push(now);
    else if (!sameHealth(was, now)) found.health.push(now);
  }
  for (const { name, gone } of known.values()) if (!gone) found.gone.push(name);
  return found;
}

/** Whether something is to be written. */
export function isAny(differences: ResourceDifferences): boolean {
  return Object.values(differences).some(list => list.length > 0);
}
