import { z } from 'zod';

/**
 * What a mark may say of a resource.
 *
 * - `drifted`: it is not as its last approved plan or its definition has it.
 * - `unused`: nothing writes to it or reads from it.
 * - `noConsumers`: no group reads it.
 * - `excessPartitions`: it has more partitions than its load needs.
 * - `staleOffsets`: a group without members holds offsets that no longer move.
 * - `unownedGrants`: ACLs of a principal that nobody owns.
 * - `reassigning`: replicas of it are being moved.
 * - `orphaned`: its owner left the catalog or has no members.
 *
 * @public
 */
export const resourceMarks = [
  'drifted',
  'unused',
  'noConsumers',
  'excessPartitions',
  'staleOffsets',
  'unownedGrants',
  'reassigning',
  'orphaned',
] as const;
/** @public */
export type ResourceMark = (typeof resourceMarks)[number];

/**
 * What would settle a mark: a request that can be filed as it stands, or a page
 * below the plugin's own, without a slash before it (`streams/prod/orders`).
 *
 * @public
 */
export const markFixSchema = z.union([
  z.object({
    /** Id of the kind. */
    kind: z.string(),
    /** Fields of its spec, as far as they are known. */
    spec: z.record(z.string(), z.unknown()),
  }),
  z.object({ link: z.string().regex(/^[^/:?#]+(?:[/?#]|$)/) }),
]);
/** @public */
export type MarkFix = z.infer<typeof markFixSchema>;

/** Something about a resource that somebody may want to act on. @public */
export const resourceMarkSchema = z.object({
  mark: z.enum(resourceMarks),
  /** Since when it holds; else when it was first seen. */
  since: z.iso.datetime(),
  /** One sentence with its figures. */
  says: z.string(),
  fix: markFixSchema.optional(),
});
/** @public */
export type MarkOnResource = z.infer<typeof resourceMarkSchema>;
