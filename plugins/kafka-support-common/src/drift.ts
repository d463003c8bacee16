import { z } from 'zod';
import { aclBindingSchema } from './operations';

/**
 * How a topic differs from what was approved of it.
 *
 * - `appeared`: it is there and no request made it.
 * - `missing`: a request made it or a definition names it, and it is not there.
 * - `recreated`: another topic has the name of the one that was approved.
 * - `partitions`, `replication factor`, `setting`: another value.
 * - `access`: an ACL that nobody approved, or an approved one that is gone.
 *
 * @public
 */
export const driftKinds = [
  'appeared',
  'missing',
  'recreated',
  'partitions',
  'replication factor',
  'setting',
  'access',
] as const;
/** @public */
export type DriftKind = (typeof driftKinds)[number];

/** One thing in which a topic differs from what was approved of it. @public */
export const driftDifferenceSchema = z.object({
  /** Stable while it lasts: `setting:retention.ms`. */
  id: z.string(),
  what: z.enum(driftKinds),
  /** Of a setting: its key. */
  setting: z.string().optional(),
  /** Of access: the ACL. */
  grant: aclBindingSchema.optional(),
  /** Absent: nothing was approved; of a setting, the broker's default. */
  approved: z.string().optional(),
  /** Absent: it is not there; of a setting, the broker's default. */
  observed: z.string().optional(),
});
/** @public */
export type DriftDifference = z.infer<typeof driftDifferenceSchema>;

/** Tools that can manage topics in place of the portal. @public */
export const managingTools = ['strimzi', 'terraform', 'jikkou'] as const;
/** @public */
export type ManagingTool = (typeof managingTools)[number];

/** Which tool manages a topic, and where it is changed. @public */
export const managedElsewhereSchema = z.object({
  by: z.enum(managingTools),
  /** A file, an address, or which names the configuration gives to the tool. */
  where: z.string(),
});
/** @public */
export type ManagedElsewhere = z.infer<typeof managedElsewhereSchema>;

/** Body of `POST /resources/{ref}/drift/adopt`. @public */
export const adoptDriftInputSchema = z.strictObject({
  /** Of the differences that were seen. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be a digest of 64 hex digits'),
  justification: z.string().trim().min(3).max(4000),
});
/** @public */
export type AdoptDriftInput = z.infer<typeof adoptDriftInputSchema>;
