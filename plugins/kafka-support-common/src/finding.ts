import { z } from 'zod';
import {
  areas,
  decisions,
  effects,
  outcomes,
  reviewerRoles,
} from './vocabulary';

/** How to mend what a rule found; `set` are form fields a button can fill in. @public */
export const remedySchema = z.object({
  text: z.string(),
  set: z.record(z.string(), z.json()).optional(),
});

/**
 * One result of one rule. `observed` and `limit` are the numbers it saw, as a
 * person reads them. `field` is the dotted path in the spec that it speaks of.
 * `figure` names what could not be read when the outcome is unknown.
 *
 * @public
 */
export const ruleResultSchema = z.object({
  outcome: z.enum(outcomes),
  message: z.string(),
  field: z.string().optional(),
  observed: z.string().optional(),
  limit: z.string().optional(),
  remedy: remedySchema.optional(),
  figure: z.string().optional(),
});
/** @public */
export type RuleResult = z.infer<typeof ruleResultSchema>;

/** A rule's result with the rule it came from. @public */
export const findingSchema = ruleResultSchema.extend({
  rule: z.string(),
  title: z.string(),
  area: z.enum(areas),
  effect: z.enum(effects),
  policyOwner: z.string(),
  waivable: z.boolean(),
  /** Who is asked when this finding asks for a review. */
  asks: z.array(z.enum(reviewerRoles)),
});
/** @public */
export type Finding = z.infer<typeof findingSchema>;

/** All findings, passes too, and what they decide. @public */
export const evaluationSchema = z.object({
  findings: z.array(findingSchema),
  decision: z.enum(decisions),
  evaluatedAt: z.iso.datetime(),
});
/** @public */
export type Evaluation = z.infer<typeof evaluationSchema>;
