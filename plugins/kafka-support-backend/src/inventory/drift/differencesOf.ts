import {
  bindingKey,
  type AclBinding,
  type DriftDifference,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { ownValue, sameConfigValue } from '../../kinds';
import type { Agreed, ApprovedGrant, ApprovedTopic } from './approvedTopic';

/** A topic as its cluster has it. */
export interface ObservedState {
  topicId: string;
  partitions: number;
  replicationFactor: number;
  /** What is set on it. Absent: it was not read, and is not compared. */
  overrides?: Record<string, string>;
  /** ACLs that name just this topic. Absent: they were not read, or there is no authorizer. */
  grants?: readonly AclBinding[];
}

/** A difference with the request that approved what is no longer so. */
export type Difference<TRequest> = DriftDifference & { request?: TRequest };

/** Set and removed by tools that move replicas; no request speaks of them. */
export const TRANSIENT_SETTINGS = new Set([
  'leader.replication.throttled.replicas',
  'follower.replication.throttled.replicas',
]);

/** Whether an ACL names just this topic. */
export const isOnTopic = (acl: AclBinding, topic: string): boolean =>
  acl.resourceType === 'topic' &&
  acl.patternType === 'literal' &&
  acl.resourceName === topic;

/**
 * In what a topic differs from what was approved of it. Of a topic that was
 * there before requests were, only what requests spoke of is compared.
 */
export function differencesOf<TRequest extends { id: string }>(input: {
  approved: ApprovedTopic<TRequest>;
  grants: ReadonlyMap<string, ApprovedGrant<TRequest>>;
  /** Absent: there is no such topic. */
  observed?: ObservedState;
  /** Identity of the topic that a request made, as it was first seen after that. */
  made?: { requestId: string; topicId: string };
  /** It came after the first look at the cluster. */
  isNew: boolean;
}): Difference<TRequest>[] {
  const { approved, grants, observed, made, isNew } = input;
  const { exists } = approved;
  if (!observed)
    return exists?.value
      ? [
          {
            id: 'missing',
            what: 'missing',
            approved: 'there',
            request: exists.request,
          },
        ]
      : [];
  const nobodySpoke = !exists && !approved.topicId && grants.size === 0;
  if (exists?.value === false || (isNew && nobodySpoke))
    return [
      {
        id: 'appeared',
        what: 'appeared',
        observed: 'there',
        ...(exists && { request: exists.request }),
      },
    ];
  return [
    ...identity(approved, made, observed),
    ...count('partitions', approved.partitions, observed.partitions),
    ...count(
      'replication factor',
      approved.replicationFactor,
      observed.replicationFactor,
    ),
    ...settings(approved, observed),
    ...access(grants, observed, exists !== undefined),
  ];
}

function identity<TRequest extends { id: string }>(
  { topicId, exists }: ApprovedTopic<TRequest>,
  made: { requestId: string; topicId: string } | undefined,
  observed: ObservedState,
): Difference<TRequest>[] {
  const madeHere =
    made && exists?.request.id === made.requestId ? made.topicId : undefined;
  const approved = topicId?.value ?? madeHere;
  const request = (topicId ?? exists)?.request;
  if (approved === undefined || approved === observed.topicId) return [];
  return [
    {
      id: 'recreated',
      what: 'recreated',
      approved,
      observed: observed.topicId,
      ...(request && { request }),
    },
  ];
}

function count<TRequest>(
  what: 'partitions' | 'replication factor',
  approved: Agreed<number, TRequest> | undefined,
  observed: number,
): Difference<TRequest>[] {
  if (!approved || approved.value === observed) return [];
  return [
    {
      id: what,
      what,
      approved: String(approved.value),
      observed: String(observed),
      request: approved.request,
    },
  ];
}

function settings<TRequest>(
  approved: ApprovedTopic<TRequest>,
  { overrides }: ObservedState,
): Difference<TRequest>[] {
  if (!overrides) return [];
  // Nothing but what a request named was approved for a topic that it made.
  const beside = approved.exists ? Object.keys(overrides) : [];
  return [...new Set([...approved.settings.keys(), ...beside])]
    .filter(key => !TRANSIENT_SETTINGS.has(key))
    .sort()
    .flatMap((key): Difference<TRequest>[] => {
      const agreed = approved.settings.get(key);
      const observed = ownValue(overrides, key);
      if (sameConfigValue(agreed?.value, observed)) return [];
      const request = (agreed ?? approved.exists)?.request;
      return [
        {
          id: `setting:${key}`,
          what: 'setting',
          setting: key,
          ...(agreed?.value !== undefined && { approved: agreed.value }),
          ...(observed !== undefined && { observed }),
          ...(request && { request }),
        },
      ];
    });
}

function access<TRequest>(
  grants: ReadonlyMap<string, ApprovedGrant<TRequest>>,
  { grants: live }: ObservedState,
  wasMade: boolean,
): Difference<TRequest>[] {
  if (!live) return [];
  const seen = new Map(live.map(acl => [bindingKey(acl), acl]));
  const missing = [...grants].filter(
    ([key, { there }]) => there && !seen.has(key),
  );
  const beside = [...seen].filter(([key]) => {
    const agreed = grants.get(key);
    return agreed ? !agreed.there : wasMade;
  });
  return [
    ...missing.map(([key, { acl, request }]) => ({
      ...grantDifference(key, acl),
      approved: 'there',
      request,
    })),
    ...beside.map(([key, acl]) => ({
      ...grantDifference(key, acl),
      observed: 'there',
      ...(grants.has(key) && { request: grants.get(key)!.request }),
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function grantDifference(key: string, grant: AclBinding) {
  return { id: `access:${key}`, what: 'access', grant } as const;
}
