import { z } from 'zod';
import { clusterSchema } from './cluster';
import { driftDifferenceSchema, managedElsewhereSchema } from './drift';
import { eventTypes } from './event';
import { requestStatuses } from './lifecycle';
import { aclBindingSchema } from './operations';
import { ownershipSchema, supportMetadataSchema } from './ownership';
import { streamReadinessSchema } from './readiness';
import { resourceSchema, resourceSyncSchema } from './resource';
import { reviewerRoles } from './vocabulary';

const notRead = z.object({
  known: z.literal(false),
  figure: z.string(),
  /** Why it is not known, in words for people. */
  reason: z.string(),
});

/** Whether something could be read from the cluster, and when. @public */
export const liveReadSchema = z.discriminatedUnion('known', [
  z.object({ known: z.literal(true), readAt: z.iso.datetime() }),
  notRead,
]);
/** @public */
export type LiveRead = z.infer<typeof liveReadSchema>;

/** How a partition stands; `under-replicated`: a replica is not in sync. @public */
export const partitionStates = [
  'online',
  'under-replicated',
  'offline',
] as const;
/** @public */
export type PartitionState = (typeof partitionStates)[number];

/** One partition as the brokers describe it. @public */
export const streamPartitionSchema = z.object({
  partition: z.int().nonnegative(),
  /** Broker id; absent: no leader. */
  leader: z.int().optional(),
  /** Broker ids. */
  replicas: z.array(z.int()),
  /** Broker ids. */
  isr: z.array(z.int()),
  state: z.enum(partitionStates),
});
/** @public */
export type StreamPartition = z.infer<typeof streamPartitionSchema>;

/** Partitions that a stream's answer lists at most; those in trouble come first then. @public */
export const MAX_STREAM_PARTITIONS = 1000;

/** The topic as its brokers describe it now; `topic` is absent when there is none. @public */
export const streamLiveSchema = z.discriminatedUnion('known', [
  z.object({
    known: z.literal(true),
    readAt: z.iso.datetime(),
    topic: z
      .object({
        topicId: z.string(),
        internal: z.boolean(),
        partitions: z.int().nonnegative(),
        replicationFactor: z.int().nonnegative(),
        offlinePartitions: z.int().nonnegative(),
        underReplicatedPartitions: z.int().nonnegative(),
        /** At most `MAX_STREAM_PARTITIONS`. */
        items: z.array(streamPartitionSchema),
      })
      .optional(),
  }),
  notRead,
]);
/** @public */
export type StreamLive = z.infer<typeof streamLiveSchema>;

/** Groups that a stream's answer lists at most. @public */
export const MAX_STREAM_GROUPS = 100;

/** A group on one partition of the stream. @public */
export const streamLagSchema = z.object({
  partition: z.int().nonnegative(),
  /** In offsets. Below zero: it committed beyond the end. Absent: not known. */
  lag: z.number().optional(),
  /** Why the lag is not known. */
  reason: z.string().optional(),
  committedOffset: z.number().optional(),
  endOffset: z.number().optional(),
  /** The member it is assigned to, as `client@host`. */
  member: z.string().optional(),
});
/** @public */
export type StreamLag = z.infer<typeof streamLagSchema>;

/** A consumer group that committed on the topic or has partitions of it assigned. @public */
export const streamGroupSchema = z.object({
  groupId: z.string(),
  type: z.enum(['classic', 'consumer', 'share', 'streams', 'unknown']),
  /** By Kafka's name, such as `Stable` or `Empty`. */
  state: z.string(),
  /** How many the group has; absent: not known. */
  members: z.int().nonnegative().optional(),
  /** Sum over the partitions whose lag is known. */
  lag: z.number(),
  /** Partitions whose lag is not known. */
  unknownPartitions: z.int().nonnegative(),
  partitions: z.array(streamLagSchema),
});
/** @public */
export type StreamGroup = z.infer<typeof streamGroupSchema>;

/** Groups of the topic, those most behind first. @public */
export const streamGroupsSchema = z.discriminatedUnion('known', [
  z.object({
    known: z.literal(true),
    readAt: z.iso.datetime(),
    items: z.array(streamGroupSchema),
    /** How many more there are than are listed. */
    more: z.int().nonnegative(),
    /** What may hold more groups and could not be read. */
    missing: z.array(z.object({ what: z.string(), reason: z.string() })),
  }),
  notRead,
]);
/** @public */
export type StreamGroups = z.infer<typeof streamGroupsSchema>;

/** The request that something comes from; `visible: false`: one that the caller may not read. @public */
export const streamApprovalSchema = z.discriminatedUnion('visible', [
  z.object({
    visible: z.literal(true),
    requestId: z.string(),
    title: z.string(),
    requester: z.string(),
    /** Empty: within all limits, so nobody was asked. */
    approvedBy: z.array(
      z.object({ reviewer: z.string(), role: z.enum(reviewerRoles) }),
    ),
    /** Of the last approval, else of the request. */
    at: z.iso.datetime(),
  }),
  z.object({ visible: z.literal(false) }),
]);
/** @public */
export type StreamApproval = z.infer<typeof streamApprovalSchema>;

/** How a setting stands to what was last approved for it. @public */
export const settingVerdicts = [
  'as approved',
  'differs',
  'not by a request',
  'unknown',
] as const;

/** A setting of the topic; a value that is absent is the broker's default. @public */
export const streamSettingSchema = z.object({
  name: z.string(),
  /** As it is set on the topic. */
  live: z.string().optional(),
  /** As the last request on it left it. */
  approved: z.string().optional(),
  verdict: z.enum(settingVerdicts),
  /** The last request on it; absent: none. */
  approval: streamApprovalSchema.optional(),
});
/** @public */
export type StreamSetting = z.infer<typeof streamSettingSchema>;

/** Whether a grant is on the cluster; `missing`: approved and made, and gone since. @public */
export const grantStates = ['in force', 'missing', 'unknown'] as const;
/** Where a grant comes from; `unknown`: there are more requests than were looked at. @public */
export const grantOrigins = ['request', 'not by a request', 'unknown'] as const;

/** What a principal may do with the topic by ACLs of the same pattern and origin. @public */
export const streamGrantSchema = z.object({
  principal: z.string(),
  host: z.string(),
  permission: aclBindingSchema.shape.permission,
  patternType: aclBindingSchema.shape.patternType,
  /** The topic, a prefix of its name, or `*`. */
  resourceName: z.string(),
  operations: z.array(aclBindingSchema.shape.operation),
  state: z.enum(grantStates),
  origin: z.enum(grantOrigins),
  approval: streamApprovalSchema.optional(),
});
/** @public */
export type StreamGrant = z.infer<typeof streamGrantSchema>;

/**
 * How a stream differs from what was approved of it. While the cluster does not
 * answer these are the differences that were last known, and nothing is offered.
 *
 * @public
 */
export const streamDriftSchema = z.object({
  read: liveReadSchema,
  differences: z.array(
    driftDifferenceSchema.extend({
      /** When a sync first saw it; absent: none has yet. */
      since: z.iso.datetime().optional(),
      /** The request that approved what is no longer so; absent: none did. */
      approval: streamApprovalSchema.optional(),
      /** Why no request brings it back. */
      unfixable: z.string().optional(),
    }),
  ),
  /** Requests that bring it back to what was approved. */
  fixes: z.array(
    z.object({
      /** Id of the kind. */
      kind: z.string(),
      spec: z.record(z.string(), z.json()),
      /** Ids of the differences that it settles. */
      settles: z.array(z.string()),
    }),
  ),
  /** Accepting it as it is; absent: nothing is to be accepted, or not from here. */
  adoption: z
    .object({
      /** Of exactly these differences. */
      digest: z.string(),
      allowed: z.boolean(),
      /** Who may, or what comes of it. */
      reason: z.string(),
    })
    .optional(),
  /** Definitions of topics that could not be read, so that nothing is compared with them. */
  unreadDefinitions: z.array(
    z.object({ where: z.string(), reason: z.string() }),
  ),
});
/** @public */
export type StreamDrift = z.infer<typeof streamDriftSchema>;

/**
 * Where a stream is read from. `records`: at once, without asking the cluster,
 * whose figures are then unknown.
 *
 * @public
 */
export const streamSources = ['cluster', 'records'] as const;
/** @public */
export type StreamSource = (typeof streamSources)[number];

/** What comes of a request that the caller files now, from mild to hard. @public */
export const filingOutcomes = [
  'at once',
  'reviewed',
  'waits',
  'refused',
] as const;

/** A kind of request that the caller may or may not file for the stream, and why. @public */
export const streamActionSchema = z.object({
  kind: z.string(),
  title: z.string(),
  outcome: z.enum(filingOutcomes),
  /** One or more sentences. */
  reason: z.string(),
});
/** @public */
export type StreamAction = z.infer<typeof streamActionSchema>;

/** Commands of Kafka's own tools that read and change nothing. @public */
export const streamCommandIds = [
  'describe-topic',
  'describe-config',
  'list-access',
  'list-offsets',
] as const;

/**
 * `GET /streams/{cluster}/{topic}`: who answers, what changed, what the caller
 * may do, and how it stands. What could not be read from the cluster says why;
 * the rest is there all the same.
 *
 * @public
 */
export const streamDetailSchema = z.object({
  resource: z.string(),
  topic: z.string(),
  cluster: clusterSchema.pick({
    id: true,
    title: true,
    environment: true,
    paused: true,
  }),
  ownership: ownershipSchema,
  supportMetadata: supportMetadataSchema,
  /** Timelines of requests on it that the caller may read, newest first. */
  changes: z.object({
    since: z.iso.datetime(),
    items: z.array(
      z.object({
        requestId: z.string(),
        title: z.string(),
        type: z.enum(eventTypes),
        at: z.iso.datetime(),
        actor: z.string(),
        message: z.string(),
        to: z.enum(requestStatuses).optional(),
      }),
    ),
    /** There is more than is listed: the audit log has it. */
    more: z.boolean(),
  }),
  actions: z.array(streamActionSchema),
  /** As the inventory last saw it, `sync.syncedAt` ago; absent where it never did. */
  lastKnown: z
    .object({ resource: resourceSchema, sync: resourceSyncSchema })
    .optional(),
  live: streamLiveSchema,
  groups: streamGroupsSchema,
  configuration: z.object({
    read: liveReadSchema,
    settings: z.array(streamSettingSchema),
  }),
  access: z.object({
    read: liveReadSchema,
    grants: z.array(streamGrantSchema),
    /** How many more there are than are listed. */
    more: z.int().nonnegative(),
  }),
  drift: streamDriftSchema,
  /** The tool that manages the topic in place of requests; absent: none. */
  managedElsewhere: managedElsewhereSchema.optional(),
  readiness: streamReadinessSchema,
  /** Those that the caller may read. */
  openRequests: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.enum(requestStatuses),
      requester: z.string(),
      createdAt: z.iso.datetime(),
      /** Roles still to be filled. */
      waitingFor: z.array(z.enum(reviewerRoles)),
    }),
  ),
  commands: z.array(
    z.object({ id: z.enum(streamCommandIds), command: z.string() }),
  ),
  readAt: z.iso.datetime(),
});
/** @public */
export type StreamDetail = z.infer<typeof streamDetailSchema>;
