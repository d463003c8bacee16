import { z } from 'zod';
import { auditVerificationSchema } from './auditVerification';
import { requestStatuses } from './lifecycle';
import { obligationSchema } from './obligation';
import { liveReadSchema, streamGrantSchema } from './stream';

/** What a review says of a grant. @public */
export const grantVerdicts = ['keep', 'revoke'] as const;
/** @public */
export type GrantVerdict = (typeof grantVerdicts)[number];

/** What somebody decided over a grant, and what became of it. @public */
export const grantDecisionSchema = z.object({
  verdict: z.enum(grantVerdicts),
  reason: z.string(),
  /** Entity ref. */
  by: z.string(),
  at: z.iso.datetime(),
  /** The request that takes a revoked grant back; absent: none is filed yet, or the caller may not read it. */
  request: z
    .object({ id: z.string(), status: z.enum(requestStatuses) })
    .optional(),
  /** Why no request is filed yet, or why the one that was ended without revoking. */
  problem: z.string().optional(),
});
/** @public */
export type GrantDecision = z.infer<typeof grantDecisionSchema>;

/** A grant as a review shows it. @public */
export const reviewedGrantSchema = streamGrantSchema.extend({
  /** Names it in decisions: changes with all that it allows. */
  key: z.string(),
  /** Confirmed owner of the principal, an entity ref; absent: nobody is. */
  principalOwner: z.string().optional(),
  /** When it ends by itself. */
  until: z.iso.datetime().optional(),
  /** Why the caller may not keep it, such as that they asked for it themselves. */
  notToKeep: z.string().optional(),
  /** Why no request can take it back, such as that it denies. */
  notToRevoke: z.string().optional(),
  decision: grantDecisionSchema.optional(),
});
/** @public */
export type ReviewedGrant = z.infer<typeof reviewedGrantSchema>;

/** One time that somebody decided, bound to the grants that they saw. @public */
export const accessReviewSubmissionSchema = z.object({
  /** Rises within the review from 1. */
  number: z.int().positive(),
  by: z.string(),
  at: z.iso.datetime(),
  /** SHA-256 over all grants that were seen. */
  digest: z.string(),
  kept: z.int().min(0),
  revoked: z.int().min(0),
});
/** @public */
export type AccessReviewSubmission = z.infer<
  typeof accessReviewSubmissionSchema
>;

/** A row of GET /access-reviews. @public */
export const accessReviewSummarySchema = obligationSchema
  .omit({ kind: true, requestId: true })
  .extend({
    topic: z.string(),
    /** Why it is reviewed: the data class of the stream. */
    dataClass: z.string(),
    /** The last time that somebody decided; absent: nobody yet. */
    decided: accessReviewSubmissionSchema.optional(),
  });
/** @public */
export type AccessReviewSummary = z.infer<typeof accessReviewSummarySchema>;

/** `GET /access-reviews`. @public */
export const accessReviewListSchema = z.object({
  items: z.array(accessReviewSummarySchema),
  nextCursor: z.string().optional(),
  totalItems: z.int().min(0),
  /** Data classes whose streams are reviewed; empty: none is configured. */
  dataClasses: z.array(z.string()),
  /** How often, in days. */
  everyDays: z.number(),
  readAt: z.iso.datetime(),
});
/** @public */
export type AccessReviewList = z.infer<typeof accessReviewListSchema>;

/** Query of `GET /access-reviews`. @public */
export const accessReviewQuerySchema = z.strictObject({
  /** Default: open. */
  state: z.enum(['open', 'done']).optional(),
  /** Only what the caller, or a group of theirs, owes. */
  mine: z.boolean().optional(),
  /** A resource ref. */
  resource: z.string().max(1000).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).optional(),
});
/** @public */
export type AccessReviewQuery = z.infer<typeof accessReviewQuerySchema>;

/** One access review: every grant of a stream, to be kept or revoked. @public */
export const accessReviewSchema = accessReviewSummarySchema.extend({
  /** Whether the grants could be read; without, nothing can be decided. */
  read: liveReadSchema,
  /** Of all grants in force; absent while they are unknown. */
  digest: z.string().optional(),
  /** In force now; of a review that is done as they were decided. */
  grants: z.array(reviewedGrantSchema),
  /** Oldest first. */
  submissions: z.array(accessReviewSubmissionSchema),
  /** Absent: the caller may decide. */
  notToDecide: z.string().optional(),
});
/** @public */
export type AccessReview = z.infer<typeof accessReviewSchema>;

/** Body of `POST /access-reviews/{id}/decisions`. @public */
export const accessReviewInputSchema = z.strictObject({
  /** Of the grants that were seen; where others are in force now, the answer is 409 with those. */
  digest: z.string().max(100),
  decisions: z
    .array(
      z.strictObject({
        /** Of the grant. */
        key: z.string().max(100),
        verdict: z.enum(grantVerdicts),
        reason: z.string().trim().min(3).max(1000),
      }),
    )
    .max(2000),
});
/** @public */
export type AccessReviewInput = z.infer<typeof accessReviewInputSchema>;

/**
 * `GET /streams/{cluster}/{topic}/evidence`: for an auditor, who had access to a
 * stream in a period, by whose agreement, and what reviews decided.
 *
 * @public
 */
export const accessEvidenceSchema = z.object({
  resource: z.string(),
  cluster: z.string(),
  topic: z.string(),
  /** Confirmed, an entity ref; absent: nobody owns it. */
  owner: z.string().optional(),
  /** Why this owner, in a sentence. */
  ownership: z.string(),
  /** Absent: it is not known. */
  dataClass: z.string().optional(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Whether the grants could be read. */
  read: liveReadSchema,
  /** In force when this was made. */
  grants: z.array(
    reviewedGrantSchema.omit({
      notToKeep: true,
      notToRevoke: true,
      decision: true,
    }),
  ),
  /** Reviews that fell due or were decided in the period, oldest first. */
  reviews: z.array(
    z.object({
      id: z.string(),
      openedAt: z.iso.datetime(),
      dueAt: z.iso.datetime(),
      state: obligationSchema.shape.state,
      owedBy: z.string(),
      settledAt: z.iso.datetime().optional(),
      reason: z.string().optional(),
    }),
  ),
  /** What was decided in the period, oldest first. */
  decisions: z.array(
    z.object({
      review: z.string(),
      number: z.int().positive(),
      by: z.string(),
      at: z.iso.datetime(),
      digest: z.string(),
      /** Whether what is stored is what the hash in its audit record was made of. */
      intact: z.boolean(),
      grants: z.array(
        z.object({
          principal: z.string(),
          operations: z.array(z.string()),
          patternType: z.string(),
          resourceName: z.string(),
          host: z.string(),
          permission: z.string(),
          verdict: z.enum([...grantVerdicts, 'not decided']),
          reason: z.string().optional(),
          /** The request that took it back. */
          requestId: z.string().optional(),
        }),
      ),
    }),
  ),
  /** Of the whole audit trail, when this was made. */
  verification: auditVerificationSchema,
  madeAt: z.iso.datetime(),
});
/** @public */
export type AccessEvidence = z.infer<typeof accessEvidenceSchema>;
