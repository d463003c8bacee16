import { z } from 'zod';
import { evaluationSchema } from './finding';
import { requestStatuses } from './lifecycle';
import { ownershipSchema, supportMetadataSchema } from './ownership';
import { planSchema } from './plan';
import { requiredReviewerSchema, reviewSchema } from './review';
import { environments } from './vocabulary';

const entityRef = z
  .string()
  .max(300)
  .regex(
    /^[a-z0-9-]+:[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
    'must be an entity ref such as component:default/payments-api',
  );

/** A configuration snippet to copy, such as producer settings. @public */
export const connectionSettingsSchema = z.object({
  title: z.string(),
  language: z.enum(['properties', 'yaml', 'shell']),
  text: z.string(),
});
/** @public */
export type ConnectionSettings = z.infer<typeof connectionSettingsSchema>;

/** Body of POST /preview: what a person asks. The requester is always the caller. @public */
export const previewInputSchema = z.strictObject({
  kind: z.string().max(100),
  cluster: z.string().max(100),
  /** By the kind's own schema. */
  spec: z.record(z.string(), z.json()),
  /** The component that the request is for; its owner is looked up, never sent. */
  component: entityRef.optional(),
});
/** @public */
export type PreviewInput = z.infer<typeof previewInputSchema>;

/** What a preview answers; nothing of it is stored. @public */
export const previewSchema = z.object({
  /** Refs of what it touches; the first is the main one. */
  resources: z.array(z.string()),
  /** The spec with the planner's proposals filled in. */
  spec: z.record(z.string(), z.json()),
  plan: planSchema,
  evaluation: evaluationSchema,
  reviewers: z.array(requiredReviewerSchema),
  ownership: ownershipSchema,
  supportMetadata: supportMetadataSchema,
  connectionSettings: z.array(connectionSettingsSchema),
  /** When what it does is taken back by itself; absent: it stays. */
  ends: z.iso.datetime().optional(),
});
/** @public */
export type Preview = z.infer<typeof previewSchema>;

/** Body of POST /requests: the preview's body and the plan that was seen. @public */
export const submitInputSchema = previewInputSchema.extend({
  plan: planSchema,
  justification: z.string().trim().min(3).max(4000),
  /** By when it is needed, a date. */
  neededBy: z.iso.date().optional(),
  /** An own request of the same kind and cluster that this one takes the place of. */
  supersedes: z.string().min(1).max(100).optional(),
});
/** @public */
export type SubmitInput = z.infer<typeof submitInputSchema>;

/** What a person may do to a request now; the answer for whoever asks. @public */
export const requestActions = [
  'approve',
  'reject',
  'comment',
  'edit',
  'cancel',
  'retry',
  'reconcile',
  'revert',
] as const;
/** @public */
export type RequestAction = (typeof requestActions)[number];

/** A request as the API answers it. @public */
export const requestSchema = z.object({
  id: z.string(),
  kind: z.string(),
  cluster: z.string(),
  environment: z.enum(environments),
  /** What is asked in a few words: `Create topic orders.order.placed.v1`. */
  title: z.string(),
  resources: z.array(z.string()),
  spec: z.record(z.string(), z.json()),
  status: z.enum(requestStatuses),
  version: z.int(),
  requester: z.string(),
  component: z.string().optional(),
  /** The requesting team: owner of the component. */
  owner: z.string().optional(),
  justification: z.string(),
  neededBy: z.string().optional(),
  ownership: ownershipSchema,
  supportMetadata: supportMetadataSchema,
  plan: planSchema,
  evaluation: evaluationSchema,
  reviewers: z.array(requiredReviewerSchema),
  reviews: z.array(reviewSchema),
  connectionSettings: z.array(connectionSettingsSchema),
  /** When what it does is taken back by itself; absent: it stays. */
  ends: z.iso.datetime().optional(),
  /** Why it stands where it stands: the broker's sentence, what drifted, what it waits for. */
  statusReason: z.string().optional(),
  revertOf: z.string().optional(),
  supersedes: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** What the caller may do now. */
  actions: z.array(z.enum(requestActions)),
  /** Roles in which the caller may review now. */
  reviewableRoles: z.array(z.string()),
});
/** @public */
export type Request = z.infer<typeof requestSchema>;

/** A row of the request list. @public */
export const requestSummarySchema = requestSchema
  .pick({
    id: true,
    kind: true,
    cluster: true,
    environment: true,
    title: true,
    resources: true,
    status: true,
    requester: true,
    component: true,
    owner: true,
    statusReason: true,
    createdAt: true,
    updatedAt: true,
  })
  .extend({
    /** The first 50; the request itself has all. */
    resources: z.array(z.string()),
    /** Roles still to be filled. */
    waitingFor: z.array(z.string()),
    decision: evaluationSchema.shape.decision,
  });
/** @public */
export type RequestSummary = z.infer<typeof requestSummarySchema>;

/** One page of requests; `nextCursor` is absent on the last. @public */
export const requestListSchema = z.object({
  items: z.array(requestSummarySchema),
  nextCursor: z.string().optional(),
  totalItems: z.int(),
});
/** @public */
export type RequestList = z.infer<typeof requestListSchema>;

/** Query of GET /requests. @public */
export const requestQuerySchema = z.strictObject({
  status: z.array(z.enum(requestStatuses)).optional(),
  kind: z.string().max(100).optional(),
  cluster: z.string().max(100).optional(),
  requester: entityRef.optional(),
  owner: entityRef.optional(),
  component: entityRef.optional(),
  resource: z.string().max(1000).optional(),
  /** Only requests that the caller could review now. */
  toReview: z.boolean().optional(),
  /** Part of title. */
  q: z.string().max(250).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(100).optional(),
});
/** @public */
export type RequestQuery = z.infer<typeof requestQuerySchema>;

/** Body of `POST /requests/{id}/comments`. @public */
export const commentInputSchema = z.strictObject({
  text: z.string().trim().min(1).max(4000),
});
