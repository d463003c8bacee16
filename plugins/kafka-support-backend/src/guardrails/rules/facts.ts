import {
  parametersOf,
  parseResourceRef,
  recordOperations,
  type OperationParameters,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ConfigEntry,
  DesiredTopic,
  Known,
  NewOwner,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';

/** Topics that the plan creates. */
export function createdTopics(input: RuleInput): DesiredTopic[] {
  return input.topics.filter(({ name }) =>
    input.changes.some(
      change =>
        change.operation === 'create-topic' && change.parameters.name === name,
    ),
  );
}

export function createsTopics(input: RuleInput): boolean {
  return createdTopics(input).length > 0;
}

/** Topics that get partitions by the plan, each with how many it did not have yet. */
export function topicsGaining(
  input: RuleInput,
): { topic: DesiredTopic; added: number }[] {
  const created = createdTopics(input);
  return input.topics.flatMap(topic => {
    const { observed, partitions } = topic;
    if (created.includes(topic))
      return [{ topic, added: observed ? 0 : partitions }];
    const added = partitions - (observed?.description.partitions.length ?? 0);
    return added > 0 ? [{ topic, added }] : [];
  });
}

export function addsPartitions(input: RuleInput): boolean {
  return topicsGaining(input).length > 0;
}

/** Topics for which the plan sets or removes one of these keys, or which it creates. */
export function topicsDeciding(
  input: RuleInput,
  keys: readonly string[],
): DesiredTopic[] {
  const created = createdTopics(input);
  return input.topics.filter(
    topic =>
      created.includes(topic) ||
      keys.some(key => key in topic.set || topic.unset.includes(key)),
  );
}

/** Where a configuration key stands in the spec: under `config` of a new topic, else under `set` or `unset`. */
export function configField(
  input: RuleInput,
  topic: DesiredTopic,
  key: string,
): string {
  if (createdTopics(input).includes(topic))
    return key === 'retention.ms' ? 'retentionMs' : `config.${key}`;
  if (!topic.unset.includes(key)) return `set.${key}`;
  const index = statedOf(input).unset?.indexOf(key) ?? -1;
  return index < 0 ? 'unset' : `unset.${index}`;
}

export type Effective =
  | { known: true; value: string }
  | { known: false; figure: string; reason: string };

/** The value of a key in force after the plan: the override, else what the brokers give. */
export function effectiveConfig(
  topic: DesiredTopic,
  key: string,
  defaults: Known<Record<string, ConfigEntry>>,
): Effective {
  if (key in topic.config) return { known: true, value: topic.config[key] };
  if (!defaults.known) return defaults;
  const value = defaults.value[key]?.value;
  return value === undefined
    ? {
        known: false,
        figure: `default of ${key}`,
        reason: 'the brokers do not name it',
      }
    : { known: true, value };
}

/** Whether records of a topic expire by age. */
export function expires(cleanupPolicy: string): boolean {
  return cleanupPolicy
    .split(',')
    .map(part => part.trim())
    .includes('delete');
}

/** A figure that could not be read: a person decides, and knows which one it was. */
export function unknownResult(
  missing: { figure: string; reason: string },
  rest: Pick<RuleResult, 'field' | 'limit'> & { what: string },
): RuleResult {
  const { what, ...shown } = rest;
  return {
    outcome: 'unknown',
    message: `${what} is not known: ${missing.reason}`,
    figure: missing.figure,
    remedy: { text: 'Try again in a while; until then a person has to look' },
    ...shown,
  };
}

const statedSchema = z.object({
  expectedBytesPerSecond: z.number().optional(),
  peakBytesPerSecond: z.number().optional(),
  orderingKey: z.string().optional(),
  keyed: z.boolean().optional(),
  unset: z.array(z.string()).optional(),
});

/** What a team said about a stream, whatever the kind of its request. */
export function statedOf(input: RuleInput): z.infer<typeof statedSchema> {
  return statedSchema.safeParse(input.spec).data ?? {};
}

/** A resource as people speak of it: `topic "orders.placed.v1"`. */
export function inWords(resource: string): string {
  const { type, name } = parseResourceRef(resource);
  return `${type} "${name}"`;
}

/** Entity refs are the same whatever their case. */
export function sameRef(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}

/** Whether the requester is that person, or a member of that group. */
export function actsFor(input: RuleInput, owner: string): boolean {
  return input.requester.ownershipRefs.some(ref => sameRef(ref, owner));
}

/** Whether the plan says who owns a resource. */
export function setsOwner({ changes }: RuleInput): boolean {
  return changes.some(({ operation }) => operation === 'set-owner');
}

/**
 * The group and component that a plan makes the owner, with what the catalog
 * says of them. What was not looked up is unknown.
 */
export function newOwnerOf(
  input: RuleInput,
): NewOwner & { component?: string } {
  for (const change of input.changes) {
    const set = parametersOf(change, 'set-owner');
    if (set)
      return {
        ownerState: 'unknown',
        ...input.newOwner,
        owner: set.owner,
        component: set.component,
      };
  }
  throw new Error('The plan sets no owner');
}

/** The changes of a plan that set an owner, as they say it. */
export function ownersSet(
  input: RuleInput,
): OperationParameters<'set-owner'>[] {
  return input.changes.flatMap(
    change => parametersOf(change, 'set-owner') ?? [],
  );
}

/** What a plan sets the owner of: `topic "orders.placed.v1"`, or `120 resources`. */
export function whatIsOwned(input: RuleInput): string {
  const { length } = input.changes;
  return length > 1 ? `${length} resources` : inWords(input.ownership.resource);
}

/** Whether anything of the plan is sent to the cluster; a plan without changes counts. */
export function changesCluster({ changes }: RuleInput): boolean {
  return (
    changes.length === 0 ||
    changes.some(
      ({ operation }) => !recordOperations.some(each => each === operation),
    )
  );
}

/**
 * Whether the plan touches something that was there before this request: changes
 * or deletes it, accepts how it is, or gives access to it.
 */
export function touchesExistingTopic(input: RuleInput): boolean {
  const onWhatIs = ['adopt-observed', 'alter-client-quota'];
  if (input.changes.some(({ operation }) => onWhatIs.includes(operation)))
    return true;
  if (input.deletions) return true;
  const created = createdTopics(input);
  if (input.topics.some(topic => !created.includes(topic))) return true;
  const own = new Set([
    ...created.map(({ name }) => `create-topic:${name}`),
    ...(input.startedChanges ?? []),
  ]);
  const rights = [...input.grants, ...(input.revocations ?? [])];
  return rights.some(({ resourceType, resourceName }) =>
    resourceType === 'topic'
      ? !own.has(`create-topic:${resourceName}`)
      : ![...own].some(id => id.startsWith('create-topic:')),
  );
}
