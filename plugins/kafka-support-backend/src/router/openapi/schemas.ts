import * as common from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';

/** A refusal or failure, as Backstage writes them. */
const errorSchema = z.object({
  error: z.object({
    name: z.string(),
    /** What is wrong, which one, and what would be valid. */
    message: z.string(),
    /** Beside the sentence, such as the fresh preview when a plan changed. */
    details: z.any().optional(),
    statusCode: z.int().optional(),
  }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.int() }),
});

/** Named schemas of answers; what else an answer holds is written in place. */
export const answerSchemas: Record<string, z.ZodType> = {
  Cluster: common.clusterSchema,
  ClusterHealth: common.clusterHealthSchema,
  Kind: common.kindSchema,
  Guardrail: common.guardrailSchema,
  Figure: common.figureSchema,
  Change: common.changeSchema,
  Plan: common.planSchema,
  Finding: common.findingSchema,
  Evaluation: common.evaluationSchema,
  Ownership: common.ownershipSchema,
  SupportMetadata: common.supportMetadataSchema,
  RequiredReviewer: common.requiredReviewerSchema,
  Review: common.reviewSchema,
  ConnectionSettings: common.connectionSettingsSchema,
  Preview: common.previewSchema,
  Request: common.requestSchema,
  RequestSummary: common.requestSummarySchema,
  RequestList: common.requestListSchema,
  RequestEvent: common.requestEventSchema,
  Evidence: common.evidenceSchema,
  AuditEntry: common.auditEntrySchema,
  AuditPage: common.auditPageSchema,
  AuditBreak: common.auditBreakSchema,
  AuditVerification: common.auditVerificationSchema,
  StreamReadiness: common.streamReadinessSchema,
  Stream: common.streamSchema,
  EntityStreams: common.entityStreamsSchema,
  StreamDetail: common.streamDetailSchema,
  Resource: common.resourceSchema,
  ResourceFacets: common.resourceFacetsSchema,
  ResourceSync: common.resourceSyncSchema,
  ResourceList: common.resourceListSchema,
  Obligation: common.obligationSchema,
  ObligationList: common.obligationListSchema,
  AccessReview: common.accessReviewSchema,
  AccessReviewSummary: common.accessReviewSummarySchema,
  AccessReviewList: common.accessReviewListSchema,
  AccessReviewSubmission: common.accessReviewSubmissionSchema,
  ReviewedGrant: common.reviewedGrantSchema,
  AccessEvidence: common.accessEvidenceSchema,
  Error: errorSchema,
};

/** Named schemas of bodies: what a caller may leave out differs from answers. */
export const bodySchemas: Record<string, z.ZodType> = {
  SeenPlan: common.planSchema,
};
