import { z } from 'zod';

/** Kafka's own limits on names; what a team may use is the naming rule's. @public */
export const topicNameSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(249, 'must have at most 249 characters')
  .regex(
    /^[a-zA-Z0-9._-]+$/,
    'must hold only letters, digits, ".", "_" and "-"',
  )
  .refine(name => name !== '.' && name !== '..', 'must not be "." or ".."');

/** A principal as ACLs name it. @public */
export const principalSchema = z
  .string()
  .max(300)
  .regex(
    /^User:[^\s,*][^,*]*$/,
    'must be a Kafka principal such as "User:orders-api"; wildcards are not allowed',
  );

/** A group id that can be named in a request; "*" is no group but all of them. @public */
export const groupIdSchema = z
  .string()
  .min(1)
  .max(249)
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f*]+$/, 'must not hold control characters or "*"');

/** Configuration overrides as Kafka spells them. @public */
export const topicConfigSchema = z.record(
  z
    .string()
    .min(1)
    .max(200)
    .regex(
      /^[a-z0-9.]+$/,
      'must be a Kafka configuration key such as "retention.ms"',
    ),
  z.string().max(2000),
);

/**
 * A right on a topic for one principal and one operation, such as a topic that
 * is made again gets back.
 *
 * @public
 */
export const topicRightSchema = z.strictObject({
  principal: principalSchema,
  operation: z.enum([
    'read',
    'write',
    'create',
    'delete',
    'alter',
    'describe',
    'describe-configs',
    'alter-configs',
  ]),
  /** An address that it is bound to; absent: from everywhere. */
  host: z
    .string()
    .max(100)
    .regex(/^[0-9a-zA-Z.:%-]+$/, 'must be an address such as 10.1.2.3')
    .optional(),
});
/** @public */
export type TopicRight = z.infer<typeof topicRightSchema>;

const MAX_RATE = 100 * 1024 ** 3;

/**
 * Spec of `topic-create`. The team says what it knows: throughput, ordering,
 * readers. Partitions, replication factor and configuration are proposed from
 * it and from the environment when they are not given.
 *
 * @public
 */
export const topicCreateSpecSchema = z.strictObject({
  name: topicNameSchema,
  /** Usual write throughput as produced, bytes per second. */
  expectedBytesPerSecond: z.int().min(0).max(MAX_RATE).optional(),
  /** Write throughput at the busiest time, bytes per second. */
  peakBytesPerSecond: z.int().min(0).max(MAX_RATE).optional(),
  /** What records with the same key have in common; absent: not keyed. */
  orderingKey: z.string().trim().min(1).max(200).optional(),
  /** How many instances of one consumer read at the same time. */
  parallelReaders: z.int().min(1).max(10_000).optional(),
  /** How long data is kept, ms; -1 for ever. Becomes `retention.ms`. */
  retentionMs: z.int().min(-1).max(3_155_760_000_000).optional(),
  partitions: z.int().min(1).max(100_000).optional(),
  replicationFactor: z.int().min(1).max(100).optional(),
  config: topicConfigSchema.optional(),
  producers: z
    .array(
      z.strictObject({
        principal: principalSchema,
        transactionalId: z.string().min(1).max(249).optional(),
      }),
    )
    .max(50)
    .optional(),
  consumers: z
    .array(z.strictObject({ principal: principalSchema, group: groupIdSchema }))
    .max(50)
    .optional(),
  /** Single rights on the topic, beside those of producers and consumers. */
  rights: z.array(topicRightSchema).max(200).optional(),
});
/** @public */
export type TopicCreateSpec = z.infer<typeof topicCreateSpecSchema>;
