import { z } from 'zod';
import { ownableTypes, ownershipSpecSchema } from './kinds/ownership';
import { ownershipSchema } from './ownership';

/** Longest CSV of owners that is read, in characters. @public */
export const maxClaimCsvLength = 1_000_000;

const { owner, component } = ownershipSpecSchema.shape;

/**
 * Body of `POST /claims/batch`: what a team wants to claim at once, by how the
 * names begin or as a CSV with the columns resource, owner and component.
 *
 * @public
 */
export const claimBatchInputSchema = z
  .strictObject({
    cluster: z.string().min(1).max(100),
    /** How the names begin, as Kafka has them; needs an owner. */
    prefix: z.string().min(1).max(249).optional(),
    /** With a prefix: which types; topics when absent. */
    types: z.array(z.enum(ownableTypes)).min(1).optional(),
    /** With a prefix: the group that will own them, an entity ref. */
    owner: owner.optional(),
    /** With a prefix: the component that they belong to. */
    component,
    csv: z.string().min(1).max(maxClaimCsvLength).optional(),
  })
  .superRefine((input, context) => {
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if ((input.prefix === undefined) === (input.csv === undefined))
      issue(
        'prefix',
        'give how the names begin here, or a CSV of owners under "csv": exactly one of the two',
      );
    if (input.prefix !== undefined && input.owner === undefined)
      issue('owner', 'name the group that will own what begins so');
    if (input.csv !== undefined)
      for (const field of ['types', 'owner', 'component'] as const)
        if (input[field] !== undefined)
          issue(field, 'leave it out: each line of the CSV says it');
  });
/** @public */
export type ClaimBatchInput = z.infer<typeof claimBatchInputSchema>;

const named = z.object({
  resource: z.string(),
  /** Of the CSV, from 1; absent with a prefix. */
  line: z.int().positive().optional(),
});

/** Claims for one team, as they would be filed: one request, one consent. @public */
export const claimBatchSchema = z.object({
  /** A group, entity ref. */
  owner: z.string(),
  /** Whether the group can act; one that is `missing` or `empty` is refused. */
  ownerState: ownershipSchema.shape.ownerState,
  claims: z.array(
    named.extend({
      component: z.string().optional(),
      /** The inventory has it. Groups, principals and connectors are taken as written. */
      seen: z.boolean(),
      /** The group that owned it and has nobody any more. */
      orphanedFrom: z.string().optional(),
      /** Another team that something proposes, and what does. */
      otherProposal: z.string().optional(),
    }),
  ),
  /** Spec of the request of kind `ownership` that claims them. */
  spec: z.record(z.string(), z.json()),
});
/** @public */
export type ClaimBatchOfOwner = z.infer<typeof claimBatchSchema>;

/** What `POST /claims/batch` answers; nothing of it is stored. @public */
export const claimBatchPreviewSchema = z.object({
  cluster: z.string(),
  /** One for each team, since each agrees for itself. */
  batches: z.array(claimBatchSchema),
  /** The team owns it already: nothing is left to do. */
  owned: z.array(named.extend({ owner: z.string() })),
  /** Somebody else owns it: that is a transfer, one by one. */
  refused: z.array(
    named.extend({
      owner: z.string(),
      ownedBy: z.string(),
    }),
  ),
  /** Topics that the cluster does not have. */
  unknown: z.array(named),
  /** Lines of the CSV that cannot be read. */
  problems: z.array(
    z.object({ line: z.int().positive(), message: z.string() }),
  ),
  /** Claims beyond the most that one batch takes: file this one, then ask again. */
  left: z.int().min(0),
  readAt: z.iso.datetime(),
});
/** @public */
export type ClaimBatchPreview = z.infer<typeof claimBatchPreviewSchema>;
