import { z } from 'zod';
import {
  areas,
  effects,
  environments,
  modes,
  reviewerRoles,
} from './vocabulary';

/** A figure a kind must read after apply, named before approval. @public */
export const validationMetricSchema = z.object({
  id: z.string(),
  title: z.string(),
  healthy: z.string(),
  /** How long it is watched, in seconds; 0: read once after the read-back. */
  windowSeconds: z.int().nonnegative(),
});
/** @public */
export type ValidationMetric = z.infer<typeof validationMetricSchema>;

/** A kind as GET /kinds answers it. @public */
export const kindSchema = z.object({
  id: z.string(),
  /** In the words of the person asking: `I need a topic`. */
  title: z.string(),
  description: z.string(),
  /** What usually happens: applied at once, reviewed by whom. */
  usually: z.string(),
  /** What makes a request of this kind the risky variant. */
  riskyWhen: z.string(),
  specJsonSchema: z.record(z.string(), z.json()),
  validationMetrics: z.array(validationMetricSchema),
  /** Mode by cluster id. */
  modes: z.record(z.string(), z.enum(modes)),
});
/** @public */
export type KindInfo = z.infer<typeof kindSchema>;

/** An active rule with its limits, as GET /guardrails answers it. @public */
export const guardrailSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  area: z.enum(areas),
  effect: z.enum(effects),
  policyOwner: z.string(),
  waivable: z.boolean(),
  asks: z.array(z.enum(reviewerRoles)),
  /** Limits in force by cluster id. */
  limits: z.record(z.string(), z.record(z.string(), z.json())),
  environments: z.array(z.enum(environments)),
});
/** @public */
export type Guardrail = z.infer<typeof guardrailSchema>;
