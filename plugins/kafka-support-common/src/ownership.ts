import { z } from 'zod';

/** Where an ownership claim comes from. Only the first three carry authority. @public */
export const ownershipBases = ['claim', 'transfer', 'request'] as const;

/** Who answers for a resource, and why we think so. @public */
export const ownershipSchema = z.object({
  /** Resource ref as text. */
  resource: z.string(),
  /** Confirmed owner, an entity ref; absent: nobody owns it, platform answers. */
  owner: z.string().optional(),
  basis: z.enum(ownershipBases).optional(),
  /** The request or claim that confirmed it. */
  source: z.string().optional(),
  confirmedAt: z.iso.datetime().optional(),
  /**
   * Whether the owner can act: `missing` is not in the catalog (or is not a
   * group), `empty` has no members, `unknown`: the catalog did not answer.
   */
  ownerState: z.enum(['active', 'missing', 'empty', 'none', 'unknown']),
  component: z.string().optional(),
  /** Proposed owners. They grant nothing. */
  proposals: z.array(
    z.object({
      owner: z.string(),
      source: z.enum(['annotation', 'component', 'prefix', 'consumer']),
      detail: z.string(),
    }),
  ),
  /** Where the sources disagree, a sentence each. Absent or empty: nowhere. */
  conflicts: z.array(z.string()).optional(),
  /**
   * The catalog does not answer: what it says of owner and proposals is from
   * then. Nobody decides by it without a person.
   */
  lastKnownAt: z.iso.datetime().optional(),
  /** One sentence for people. */
  explanation: z.string(),
});
/** @public */
export type Ownership = z.infer<typeof ownershipSchema>;

/** The support fields of a production resource (requirement O2). @public */
export const supportFields = [
  'owner',
  'alertRoute',
  'escalation',
  'runbook',
  'dataClass',
  'region',
  'costCentre',
  'tier',
  'placement',
  'downstreamEffect',
] as const;
/** @public */
export type SupportField = (typeof supportFields)[number];

/** Support metadata as resolved, each value with where it came from. @public */
export const supportMetadataSchema = z.object({
  component: z.string().optional(),
  values: z.partialRecord(
    z.enum(supportFields),
    z.object({ value: z.string(), source: z.string() }),
  ),
  /** Fields without a value, each with who can supply it and where. */
  missing: z.array(
    z.object({ field: z.enum(supportFields), supplier: z.string() }),
  ),
  resolvedAt: z.iso.datetime(),
  /** The catalog does not answer: the values are from then. */
  lastKnownAt: z.iso.datetime().optional(),
});
/** @public */
export type SupportMetadata = z.infer<typeof supportMetadataSchema>;
