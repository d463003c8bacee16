import { z } from 'zod';
import { groupIdSchema, topicNameSchema } from './topicCreate';

/**
 * Spec of `group-delete`: a group without members, whose offsets are given up.
 *
 * @public
 */
export const groupDeleteSpecSchema = z.strictObject({
  group: groupIdSchema,
  /** As it was found; the server fills it in. */
  type: z
    .enum(['classic', 'consumer', 'share', 'streams', 'unknown'])
    .optional(),
});
/** @public */
export type GroupDeleteSpec = z.infer<typeof groupDeleteSpecSchema>;

/** How many offsets of a group are kept to give them back, and can be given back. @public */
export const MAX_KEPT_OFFSETS = 1_000;

/** What a group had committed on one partition of one topic. @public */
export const keptOffsetSchema = z.strictObject({
  topic: topicNameSchema,
  partition: z.int().min(0).max(1_000_000),
  offset: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
});
/** @public */
export type KeptOffset = z.infer<typeof keptOffsetSchema>;

/**
 * Spec of `group-restore`, the inverse of `group-delete`: offsets for a group
 * that has none on these partitions. It never moves an offset that is there.
 *
 * @public
 */
export const groupRestoreSpecSchema = z.strictObject({
  group: groupIdSchema,
  offsets: z
    .array(keptOffsetSchema)
    .min(1, 'must hold at least one offset')
    .max(
      MAX_KEPT_OFFSETS,
      `must hold at most ${MAX_KEPT_OFFSETS} offsets; move more with kafka-consumer-groups.sh`,
    )
    .refine(
      offsets =>
        new Set(offsets.map(each => `${each.topic}/${each.partition}`)).size ===
        offsets.length,
      { message: 'must name each partition once' },
    ),
});
/** @public */
export type GroupRestoreSpec = z.infer<typeof groupRestoreSpecSchema>;
