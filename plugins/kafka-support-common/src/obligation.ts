import { z } from 'zod';

/**
 * What can be owed by a date: the end of a temporary change, the answer to a
 * request before it expires, an access review, the review after an emergency,
 * the fix of a gap.
 *
 * @public
 */
export const obligationKinds = [
  'temporary-end',
  'request-expiry',
  'access-review',
  'after-review',
  'gap-fix',
] as const;
/** @public */
export type ObligationKind = (typeof obligationKinds)[number];

/** `failed`: it could not be done, and `reason` says why. @public */
export const obligationStates = ['open', 'done', 'failed'] as const;
/** @public */
export type ObligationState = (typeof obligationStates)[number];

/** Owes what no person owes: it is done by the backend itself. @public */
export const SYSTEM = 'system';

/** Something owed by a date. @public */
export const obligationSchema = z.object({
  id: z.string(),
  kind: z.enum(obligationKinds),
  /** What is owed, in a few words: `Review access to orders.placed.v1`. */
  title: z.string(),
  cluster: z.string(),
  /** Resource ref as text. */
  resource: z.string(),
  /** The request that it comes from; absent where there is none, or the caller may not read it. */
  requestId: z.string().optional(),
  /** Entity ref, or `system`. */
  owedBy: z.string(),
  dueAt: z.iso.datetime(),
  state: z.enum(obligationStates),
  /** Open after its date. */
  overdue: z.boolean(),
  /** Why it failed or is late, or how it was done, in words for people. */
  reason: z.string().optional(),
  /** Whether the caller, or a group of theirs, owes it or is told of it. */
  mine: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When it was done or failed. */
  settledAt: z.iso.datetime().optional(),
  /** Who settled it: an entity ref, or `system`. */
  settledBy: z.string().optional(),
});
/** @public */
export type Obligation = z.infer<typeof obligationSchema>;

/** `GET /obligations`: open ones by their date, the others newest first. @public */
export const obligationListSchema = z.object({
  items: z.array(obligationSchema),
  nextCursor: z.string().optional(),
  /** On all pages. */
  totalItems: z.int().min(0),
  readAt: z.iso.datetime(),
});
/** @public */
export type ObligationList = z.infer<typeof obligationListSchema>;

/** Query of `GET /obligations`. @public */
export const obligationQuerySchema = z.strictObject({
  /** Default: open. */
  state: z.enum(obligationStates).optional(),
  kind: z.enum(obligationKinds).optional(),
  /** Who owes it or is told of it: an entity ref. */
  owner: z
    .string()
    .max(300)
    .regex(
      /^[a-z0-9-]+:[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
      'must be an entity ref such as group:default/payments',
    )
    .optional(),
  /** Only what the caller, or a group of theirs, owes or is told of. */
  mine: z.boolean().optional(),
  /** A resource ref. */
  resource: z.string().max(1000).optional(),
  /** Due before this instant. */
  dueBefore: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).optional(),
});
/** @public */
export type ObligationQuery = z.infer<typeof obligationQuerySchema>;
