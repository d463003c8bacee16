import {
  bindingKey,
  parametersOf,
  type AclBinding,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** A request with what it did. */
export interface Done<TRequest> {
  request: TRequest;
  changes: readonly Change[];
}

/** A value with the request that agreed on it. */
export interface Agreed<T, TRequest> {
  value: T;
  request: TRequest;
}

/** What requests agreed on, as far as they did. */
export interface ApprovedTopic<TRequest> {
  /** True: a request made it, or all of it was accepted. False: deleted, or accepted that it is gone. */
  exists?: Agreed<boolean, TRequest>;
  /** Identity that the newest of them was made for; a request that makes a topic does not know it. */
  topicId?: Agreed<string, TRequest>;
  partitions?: Agreed<number, TRequest>;
  replicationFactor?: Agreed<number, TRequest>;
  /** By key; `undefined`: the broker's default. */
  settings: Map<string, Agreed<string | undefined, TRequest>>;
}

/**
 * What requests last agreed on for a topic. It ends at the one that made it,
 * deleted it or accepted all of it: what is older was of another topic of that
 * name, and so were settings for another topic id.
 *
 * @param done - newest first
 */
export function approvedTopic<TRequest>(
  topic: { name: string; topicId?: string },
  done: readonly Done<TRequest>[],
): ApprovedTopic<TRequest> {
  const approved: ApprovedTopic<TRequest> = { settings: new Map() };
  for (const { request, changes } of done)
    for (const change of changes.toReversed()) {
      note(approved, { topic, change, request });
      if (approved.exists) return approved;
    }
  return approved;
}

function note<TRequest>(
  approved: ApprovedTopic<TRequest>,
  of: {
    topic: { name: string; topicId?: string };
    change: Change;
    request: TRequest;
  },
): void {
  const { topic, change, request } = of;
  const agreed = <T>(value: T) => ({ value, request });
  const isThis = (named: { name: string } | undefined) =>
    named?.name === topic.name;
  const set = (key: string, value: string | undefined) => {
    if (!approved.settings.has(key)) approved.settings.set(key, agreed(value));
  };

  const created = parametersOf(change, 'create-topic');
  if (created && isThis(created)) {
    for (const [key, value] of Object.entries(created.config)) set(key, value);
    approved.partitions ??= agreed(created.partitions);
    approved.replicationFactor ??= agreed(created.replicationFactor);
    approved.exists = agreed(true);
  }

  const altered = parametersOf(change, 'alter-topic-config');
  if (altered && isThis(altered)) {
    approved.topicId ??= agreed(altered.topicId);
    if (topic.topicId === undefined || topic.topicId === altered.topicId) {
      for (const [key, value] of Object.entries(altered.set)) set(key, value);
      for (const key of altered.unset) set(key, undefined);
    }
  }

  const grown = parametersOf(change, 'create-partitions');
  if (grown && isThis(grown)) {
    approved.topicId ??= agreed(grown.topicId);
    if (topic.topicId === undefined || topic.topicId === grown.topicId)
      approved.partitions ??= agreed(grown.to);
  }

  const deleted = parametersOf(change, 'delete-topic');
  if (deleted && isThis(deleted)) approved.exists = agreed(false);

  const adopted = parametersOf(change, 'adopt-observed');
  if (adopted && isThis(adopted)) {
    const { topicId, partitions, replicationFactor } = adopted;
    for (const [key, value] of Object.entries(adopted.set)) set(key, value);
    for (const key of adopted.unset) set(key, undefined);
    if (topicId !== undefined) approved.topicId ??= agreed(topicId);
    if (partitions !== undefined) approved.partitions ??= agreed(partitions);
    if (replicationFactor !== undefined)
      approved.replicationFactor ??= agreed(replicationFactor);
    if (adopted.whole) approved.exists = agreed(topicId !== undefined);
  }
}

/** An ACL with what was last agreed on it. */
export interface ApprovedGrant<TRequest> {
  acl: AclBinding;
  /** False: it was taken back, or accepted that it is gone. */
  there: boolean;
  request: TRequest;
}

/**
 * What requests last agreed on for ACLs, by `bindingKey`. It does not end where
 * a topic does: Kafka keeps the ACLs of a topic that is deleted.
 *
 * @param done - newest first
 */
export function approvedGrants<TRequest>(
  done: readonly Done<TRequest>[],
  concerns: (acl: AclBinding) => boolean,
): Map<string, ApprovedGrant<TRequest>> {
  const grants = new Map<string, ApprovedGrant<TRequest>>();
  for (const { request, changes } of done)
    for (const change of changes.toReversed())
      for (const { acl, there } of grantsIn(change)) {
        const key = bindingKey(acl);
        if (concerns(acl) && !grants.has(key))
          grants.set(key, { acl, there, request });
      }
  return grants;
}

/** ACLs that a change leaves there, or not. */
export function grantsIn(
  change: Change,
): { acl: AclBinding; there: boolean }[] {
  const created = parametersOf(change, 'create-acl');
  if (created) return [{ acl: created, there: true }];
  const deleted = parametersOf(change, 'delete-acl');
  if (deleted) return [{ acl: deleted, there: false }];
  const adopted = parametersOf(change, 'adopt-observed');
  if (!adopted) return [];
  return [
    ...adopted.grants.map(acl => ({ acl, there: true })),
    ...adopted.withoutGrants.map(acl => ({ acl, there: false })),
  ];
}
