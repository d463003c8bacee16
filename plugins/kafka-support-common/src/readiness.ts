import { z } from 'zod';
import { findingSchema } from './finding';
import { ownershipSchema, supportMetadataSchema } from './ownership';
import { resourceMarkSchema } from './resourceMark';
import { grades } from './vocabulary';

/** The dimensions of a stream's readiness known so far. @public */
export const readinessDimensions = [
  'ownership and routing',
  'safe action boundary',
] as const;
/** @public */
export type ReadinessDimension = (typeof readinessDimensions)[number];

/** Readiness of one stream: per dimension a grade with its findings. @public */
export const streamReadinessSchema = z.object({
  resource: z.string(),
  cluster: z.string(),
  topic: z.string(),
  grade: z.enum(grades),
  dimensions: z.array(
    z.object({
      dimension: z.enum(readinessDimensions),
      grade: z.enum(grades),
      /** The reason in one sentence. */
      reason: z.string(),
      findings: z.array(findingSchema),
    }),
  ),
  evaluatedAt: z.iso.datetime(),
});
/** @public */
export type StreamReadiness = z.infer<typeof streamReadinessSchema>;

/** A topic as lists and entity tabs show it; figures may be absent: unknown. @public */
export const streamSchema = z.object({
  resource: z.string(),
  cluster: z.string(),
  topic: z.string(),
  partitions: z.int().optional(),
  replicationFactor: z.int().optional(),
  /** The cluster does not answer: its figures are from then. */
  lastKnownAt: z.iso.datetime().optional(),
  /** Why the entity has it: confirmed owner, component, or an annotation's proposal. */
  relation: z.enum(['confirmed', 'proposed']),
  ownership: ownershipSchema,
  supportMetadata: supportMetadataSchema,
  readiness: streamReadinessSchema,
  openRequests: z.array(
    z.object({ id: z.string(), title: z.string(), status: z.string() }),
  ),
  /** As the last sync of the inventory left them. Absent: none. */
  marks: z.array(resourceMarkSchema).optional(),
});
/** @public */
export type Stream = z.infer<typeof streamSchema>;

/** `GET /readiness/by-entity/{kind}/{namespace}/{name}`. @public */
export const entityStreamsSchema = z.object({
  entity: z.string(),
  streams: z.array(streamSchema),
  /** Clusters that did not answer, with the reason; their streams are the last known. */
  unreachable: z.array(z.object({ cluster: z.string(), reason: z.string() })),
  /**
   * Annotations of the entity that are not read as their writer meant them: what,
   * which one, what would be valid. Absent or empty: none.
   */
  problems: z
    .array(z.object({ annotation: z.string(), message: z.string() }))
    .optional(),
  readAt: z.iso.datetime(),
});
/** @public */
export type EntityStreams = z.infer<typeof entityStreamsSchema>;
