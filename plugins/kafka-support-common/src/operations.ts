import { z } from 'zod';
import type { Change } from './plan';

/** One ACL binding as Kafka has it. @public */
export const aclBindingSchema = z.object({
  resourceType: z.enum(['topic', 'group', 'transactional-id', 'cluster']),
  patternType: z.enum(['literal', 'prefixed']),
  resourceName: z.string(),
  /** `User:name` */
  principal: z.string(),
  host: z.string(),
  operation: z.enum([
    'all',
    'read',
    'write',
    'create',
    'delete',
    'alter',
    'describe',
    'cluster-action',
    'describe-configs',
    'alter-configs',
    'idempotent-write',
  ]),
  permission: z.enum(['allow', 'deny']),
});
/** @public */
export type AclBinding = z.infer<typeof aclBindingSchema>;

const configSchema = z.record(z.string(), z.string());

const groupOffsetSchema = z.object({
  topic: z.string(),
  partition: z.int().nonnegative(),
  offset: z.number(),
});

/**
 * The operations that changes are made of, each with what it sends: those of the
 * Kafka admin API, and those that change only our own records
 * (`recordOperations`).
 * Rules look at operations, not at kinds, so a new kind made of them is guarded
 * from its first day.
 *
 * @public
 */
export const operations = {
  'create-topic': z.object({
    name: z.string(),
    partitions: z.int().positive(),
    replicationFactor: z.int().positive(),
    /** Overrides only. */
    config: configSchema,
  }),
  'alter-topic-config': z.object({
    name: z.string(),
    /** Identity of the topic the plan was made for; a re-created topic is another. */
    topicId: z.string(),
    set: configSchema,
    unset: z.array(z.string()),
  }),
  'create-partitions': z.object({
    name: z.string(),
    /** Identity of the topic the plan was made for; a re-created topic is another. */
    topicId: z.string(),
    /** How many it has and how many it shall have. */
    from: z.int().positive(),
    to: z.int().positive(),
  }),
  'alter-client-quota': z.object({
    /** User before client id; without a name the default of the type. */
    entity: z.array(
      z.object({
        type: z.enum(['user', 'client-id']),
        name: z.string().optional(),
      }),
    ),
    /** By Kafka's key. */
    set: z.record(z.string(), z.number()),
    unset: z.array(z.string()),
  }),
  'create-acl': aclBindingSchema,
  'delete-acl': aclBindingSchema,
  'delete-topic': z.object({
    name: z.string(),
    /** Identity of the topic the plan was made for; a re-created topic is another. */
    topicId: z.string(),
    /** The topic as it was, to make it again, empty. */
    kept: z.object({
      partitions: z.int().positive(),
      replicationFactor: z.int().positive(),
      /** Overrides only. */
      config: configSchema,
      /** ACLs that name just this topic. */
      acls: z.array(aclBindingSchema),
      aclsLeftOut: z.int().nonnegative(),
      /** What groups had committed on it. */
      offsets: z.array(
        z.object({
          group: z.string(),
          partition: z.int().nonnegative(),
          offset: z.number(),
        }),
      ),
      /** How many more there were: what is kept is bounded. */
      offsetsLeftOut: z.int().nonnegative(),
    }),
  }),
  'delete-group': z.object({
    groupId: z.string(),
    /** What it had committed, to give it back. */
    offsets: z.array(groupOffsetSchema),
    /** How many more there were: what is kept is bounded. */
    offsetsLeftOut: z.int().nonnegative(),
  }),
  /** Offsets for partitions on which a group without members has none. */
  'restore-group-offsets': z.object({
    groupId: z.string(),
    offsets: z.array(groupOffsetSchema),
  }),
  /** Accepts a topic as it stands: sends nothing, and counts as approved from then on. */
  'adopt-observed': z.object({
    name: z.string(),
    /** Identity of the topic that was looked at; absent: it is accepted that there is none. */
    topicId: z.string().optional(),
    /** All of the topic is accepted, not only what is named: what else was approved of it ends. */
    whole: z.boolean(),
    partitions: z.int().positive().optional(),
    replicationFactor: z.int().positive().optional(),
    set: configSchema,
    unset: z.array(z.string()),
    /** ACLs on it that are there and may stay. */
    grants: z.array(aclBindingSchema),
    /** ACLs on it that were approved and are gone. */
    withoutGrants: z.array(aclBindingSchema),
  }),
  'set-owner': z.object({
    /** Resource ref as text. */
    resource: z.string(),
    /** A group, entity ref in lower case. */
    owner: z.string(),
    component: z.string().optional(),
    /** A claim where nobody was confirmed, a transfer where somebody was. */
    basis: z.enum(['claim', 'transfer']),
  }),
} as const;
/** @public */
export type Operation = keyof typeof operations;

/** Those that send the cluster nothing and change only our own records. @public */
export const recordOperations = [
  'set-owner',
  'adopt-observed',
] as const satisfies readonly Operation[];
/** @public */
export type OperationParameters<T extends Operation> = z.infer<
  (typeof operations)[T]
>;

/**
 * The typed parameters of a change if it is of the given operation.
 *
 * @public
 */
export function parametersOf<T extends Operation>(
  change: Pick<Change, 'operation' | 'parameters'>,
  operation: T,
): OperationParameters<T> | undefined {
  if (change.operation !== operation) return undefined;
  return operations[operation].parse(
    change.parameters,
  ) as OperationParameters<T>;
}
