import { z } from 'zod';
import { impacts } from './vocabulary';

/**
 * A figure that makes a change material: bytes lost, records lost, groups
 * touched. `value` is what was seen and moves all the time; `bound` is the
 * value rounded up with slack, is part of the digest, and is what was agreed.
 *
 * @public
 */
export const figureSchema = z.object({
  name: z.string(),
  unit: z.enum(['bytes', 'records', 'groups', 'partitions']),
  value: z.number().nonnegative(),
  bound: z.number().nonnegative(),
});
/** @public */
export type Figure = z.infer<typeof figureSchema>;

/** A field as it is and as it will be; absent means it is not set. @public */
export const fieldDiffSchema = z.object({
  field: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});
/** @public */
export type FieldDiff = z.infer<typeof fieldDiffSchema>;

/**
 * One step from the observed to the desired state of one resource.
 * `parameters` is exactly what apply sends (see `operations`); `fields` tells
 * people the same as a diff; `command` is the equivalent Kafka command line.
 *
 * @public
 */
export const changeSchema = z.object({
  /** Stable within the plan and over planning again. */
  id: z.string(),
  operation: z.string(),
  /** A resource ref as text. */
  resource: z.string(),
  parameters: z.record(z.string(), z.json()),
  fields: z.array(fieldDiffSchema),
  impact: z.enum(impacts),
  figures: z.array(figureSchema),
  /** False: applying it twice does harm. */
  repeatable: z.boolean(),
  command: z.string(),
  inverse: z.discriminatedUnion('available', [
    z.object({ available: z.literal(true), summary: z.string() }),
    z.object({ available: z.literal(false), reason: z.string() }),
  ]),
});
/** @public */
export type Change = z.infer<typeof changeSchema>;

/** Ordered changes with their digest; the unit of truth that people approve. @public */
export const planSchema = z.object({
  changes: z.array(changeSchema),
  digest: z.string(),
  plannedAt: z.iso.datetime(),
});
/** @public */
export type Plan = z.infer<typeof planSchema>;
