/**
 * The closed sets of the product's vocabulary (docs/glossary.md). Data first,
 * types derived from it, so that lists in forms, checks and documents cannot
 * disagree with the code.
 */

/** What a rule speaks of. @public */
export const areas = [
  'compatibility',
  'capacity and cost',
  'governance',
  'recovery',
  'observability',
  'team boundary',
] as const;
/** @public */
export type Area = (typeof areas)[number];

/** What a failed rule does to the request. @public */
export const effects = ['deny', 'review', 'warn'] as const;
/** @public */
export type Effect = (typeof effects)[number];

/** What a rule found. `unknown`: a figure it needs could not be read. @public */
export const outcomes = ['pass', 'fail', 'unknown'] as const;
/** @public */
export type Outcome = (typeof outcomes)[number];

/** What all findings together mean for the request, from mild to hard. @public */
export const decisions = ['allow', 'review', 'deny'] as const;
/** @public */
export type Decision = (typeof decisions)[number];

/** Readiness of one dimension of a stream. @public */
export const grades = ['ready', 'watch', 'blocked'] as const;
/** @public */
export type Grade = (typeof grades)[number];

/** What a change does to those who use the resource. @public */
export const impacts = ['safe', 'disruptive', 'destructive'] as const;
/** @public */
export type Impact = (typeof impacts)[number];

/** How far the product may go on a cluster for a kind. @public */
export const modes = ['observe', 'propose', 'apply'] as const;
/** @public */
export type Mode = (typeof modes)[number];

/** The environments that limits have defaults for. @public */
export const environments = ['development', 'staging', 'production'] as const;
/** @public */
export type Environment = (typeof environments)[number];

/** Roles in which a person can be asked to agree. @public */
export const reviewerRoles = [
  'resource owner',
  'new owner',
  'platform',
  'security',
  'FinOps',
  'architecture',
] as const;
/** @public */
export type ReviewerRole = (typeof reviewerRoles)[number];

/** @public */
export const verdicts = ['approve', 'reject'] as const;
/** @public */
export type Verdict = (typeof verdicts)[number];
