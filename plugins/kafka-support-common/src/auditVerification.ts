import { z } from 'zod';

/**
 * What can be wrong at a place of the audit trail. `content`: a row, or what it
 * was chained to, is not what its hash was made of. `missing`: a row, or a
 * whole request, is gone. `end`: the timeline does not end where its request
 * says. `seal`: it is not what was sealed, or the seal itself was changed.
 *
 * @public
 */
export const auditDifferences = ['content', 'missing', 'end', 'seal'] as const;
/** @public */
export type AuditDifference = (typeof auditDifferences)[number];

/** The first place at which the audit trail is not what was written. @public */
export const auditBreakSchema = z.object({
  differs: z.enum(auditDifferences),
  /** In a sentence. */
  message: z.string(),
  requestId: z.string().optional(),
  sequence: z.int().positive().optional(),
  /** Number of the seal. */
  seal: z.int().positive().optional(),
});
/** @public */
export type AuditBreak = z.infer<typeof auditBreakSchema>;

/** `GET /audit/verification`. @public */
export const auditVerificationSchema = z.discriminatedUnion('verified', [
  z.object({
    verified: z.literal(true),
    /** Rows that were checked. */
    events: z.int().min(0),
    /** Seals that were checked. */
    seals: z.int().min(0),
    /**
     * Hash of the newest seal, to be compared with what the auditor was sent;
     * absent while nothing is sealed.
     */
    head: z.string().optional(),
    /** When that seal was made; later rows are chained, not sealed yet. */
    sealedAt: z.iso.datetime().optional(),
    verifiedAt: z.iso.datetime(),
  }),
  z.object({
    verified: z.literal(false),
    broken: auditBreakSchema,
    verifiedAt: z.iso.datetime(),
  }),
]);
/** @public */
export type AuditVerification = z.infer<typeof auditVerificationSchema>;
