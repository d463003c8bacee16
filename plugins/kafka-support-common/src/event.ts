import { z } from 'zod';
import { evaluationSchema } from './finding';
import { requestStatuses } from './lifecycle';
import { changeSchema, planSchema } from './plan';

/**
 * What can happen to a request; each is one row of its timeline, append only.
 * `change.started` is committed before the change is sent (no committed
 * intent, no call); a started change without an outcome is unknown.
 *
 * @public
 */
export const eventTypes = [
  'submitted',
  'status.changed',
  'review.given',
  'review.lapsed',
  'commented',
  'plan.replaced',
  'change.started',
  'change.succeeded',
  'change.refused',
  'change.unknown',
  'change.found-done',
  'verification',
] as const;
/** @public */
export type EventType = (typeof eventTypes)[number];

/** One row of the timeline. @public */
export const requestEventSchema = z.object({
  requestId: z.string(),
  /** Rises within the request, from 1, without gaps. */
  sequence: z.int().positive(),
  type: z.enum(eventTypes),
  at: z.iso.datetime(),
  /** User or service ref; `system` for what the worker did by itself. */
  actor: z.string(),
  message: z.string(),
  from: z.enum(requestStatuses).optional(),
  to: z.enum(requestStatuses).optional(),
  /** Which change of the plan it brackets. */
  changeId: z.string().optional(),
  planDigest: z.string().optional(),
  /** Small facts: role, verdict, error code, what was read back. */
  details: z.record(z.string(), z.json()).optional(),
});
/** @public */
export type RequestEvent = z.infer<typeof requestEventSchema>;

/** What is recorded that belongs to no request. @public */
export const auditRecordTypes = [
  'cluster.paused',
  'cluster.resumed',
  'access-review.opened',
  'access-review.decided',
  'access-review.done',
] as const;
/** @public */
export type AuditRecordType = (typeof auditRecordTypes)[number];

/** What records are about, where entries of requests have their kind. @public */
export const auditRecordKinds = ['cluster', 'access-review'] as const;
/** @public */
export type AuditRecordKind = (typeof auditRecordKinds)[number];

/** Something done that belongs to no request. @public */
export const auditRecordSchema = z.object({
  /** Rises from 1, without gaps. */
  sequence: z.int().positive(),
  type: z.enum(auditRecordTypes),
  kind: z.enum(auditRecordKinds),
  at: z.iso.datetime(),
  /** Entity ref, or `system`. */
  actor: z.string(),
  cluster: z.string(),
  /** Absent: it is about the whole cluster. */
  resource: z.string().optional(),
  title: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.json()).optional(),
});
/** @public */
export type AuditRecord = z.infer<typeof auditRecordSchema>;

/** A row of GET /audit: an event with what it happened to. @public */
export const auditEntrySchema = requestEventSchema.extend({
  /** Absent: it belongs to no request, and `sequence` counts such records. */
  requestId: z.string().optional(),
  type: z.enum([...eventTypes, ...auditRecordTypes]),
  /** Kind of the request; of a record what it is about. */
  kind: z.string(),
  cluster: z.string(),
  resources: z.array(z.string()),
  title: z.string(),
  /** What the change of the entry does, field by field; a side that is absent had or gets none. */
  fields: changeSchema.shape.fields.optional(),
});
/** @public */
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** @public */
export const auditPageSchema = z.object({
  items: z.array(auditEntrySchema),
  nextCursor: z.string().optional(),
});
/** @public */
export type AuditPage = z.infer<typeof auditPageSchema>;

/** `GET /requests/{id}/evidence`: who approved what, on which plan, seen which findings. @public */
export const evidenceSchema = z.object({
  requestId: z.string(),
  /** Each plan that people or the worker acted on, oldest first, with what the rules said of it. */
  plans: z.array(
    z.object({
      plan: planSchema,
      evaluation: evaluationSchema,
      recordedAt: z.iso.datetime(),
    }),
  ),
  reviews: z.array(
    z.object({
      reviewer: z.string(),
      role: z.string(),
      verdict: z.string(),
      planDigest: z.string(),
      at: z.iso.datetime(),
      comment: z.string().optional(),
    }),
  ),
  events: z.array(requestEventSchema),
});
/** @public */
export type Evidence = z.infer<typeof evidenceSchema>;
