import { z } from 'zod';
import { reviewerRoles, verdicts } from './vocabulary';

/** A role that must agree, who can fill it, and why it is asked. @public */
export const requiredReviewerSchema = z.object({
  role: z.enum(reviewerRoles),
  /** Group or user entity refs; any one member fills the role. */
  filledBy: z.array(z.string()),
  reasons: z.array(z.string()),
});
/** @public */
export type RequiredReviewer = z.infer<typeof requiredReviewerSchema>;

/** One person's verdict in one role on one plan digest. @public */
export const reviewSchema = z.object({
  id: z.string(),
  reviewer: z.string(),
  role: z.enum(reviewerRoles),
  verdict: z.enum(verdicts),
  planDigest: z.string(),
  comment: z.string().optional(),
  createdAt: z.iso.datetime(),
  /** True when the plan changed after it: it no longer counts. */
  lapsed: z.boolean(),
});
/** @public */
export type Review = z.infer<typeof reviewSchema>;

/** Body of `POST /requests/{id}/reviews`. @public */
export const reviewInputSchema = z.strictObject({
  verdict: z.enum(verdicts),
  role: z.enum(reviewerRoles),
  planDigest: z.string().length(64),
  comment: z.string().max(4000).optional(),
});
/** @public */
export type ReviewInput = z.infer<typeof reviewInputSchema>;
