import { z } from 'zod';
import {
  resourceMarks,
  resourceMarkSchema,
  type ResourceMark,
} from './resourceMark';
import { resourceTypes, type ResourceType } from './resourceRef';

/** States that resources can be looked for by. @public */
export const resourceStates = ['offline', 'underReplicated', 'gone'] as const;
/** @public */
export type ResourceState = (typeof resourceStates)[number];

/** A row of GET /resources; a figure that is absent is unknown. @public */
export const resourceSchema = z.object({
  resource: z.string(),
  cluster: z.string(),
  type: z.enum(resourceTypes),
  name: z.string(),
  /** Confirmed, as an entity ref. */
  owner: z.string().optional(),
  component: z.string().optional(),
  /** Made by Kafka for itself. */
  internal: z.boolean(),
  /** Of a topic. */
  partitions: z.int().optional(),
  /** Of a topic. */
  replicationFactor: z.int().optional(),
  /** Of a topic: partitions that have no leader. */
  offlinePartitions: z.int().optional(),
  /** Of a topic: partitions with fewer replicas in sync than they should have. */
  underReplicatedPartitions: z.int().optional(),
  /** Of a topic: settings that were made on it, by Kafka's key. */
  config: z.record(z.string(), z.string()).optional(),
  /** Of a topic: bytes of all its copies on the brokers' disks, to within 5 %. */
  totalBytes: z.number().min(0).optional(),
  /** Of a topic: bytes of the largest copy of a partition, to within 5 %. */
  largestReplicaBytes: z.number().min(0).optional(),
  /**
   * Of a topic: when a sync last saw that records had come, to within 10
   * minutes. Absent: none came while writes were watched.
   */
  lastWriteAt: z.iso.datetime().optional(),
  /** Of a topic: records were written to it at some time. */
  everWritten: z.boolean().optional(),
  /** Of a group: when a sync last saw that it had committed, to within 10 minutes. */
  lastCommitAt: z.iso.datetime().optional(),
  /** Since when writes to a topic, or commits of a group, are watched. */
  watchedSince: z.iso.datetime().optional(),
  /** Of a topic: groups that committed on it or have partitions of it assigned. */
  groups: z.int().min(0).optional(),
  /** Of a topic: those of its groups that have members. */
  activeGroups: z.int().min(0).optional(),
  /** Of a topic: partitions whose replicas are being moved. */
  movingPartitions: z.int().min(0).optional(),
  /** Of a group, by Kafka's name, such as `Stable` or `Empty`. */
  groupState: z.string().optional(),
  /** Of a group. */
  members: z.int().min(0).optional(),
  /** Of a group: since when syncs see it without members. */
  emptySince: z.iso.datetime().optional(),
  /** Of a group: offsets that it is behind on all partitions together, to within 5 %. */
  lag: z.number().optional(),
  /** Of a group: topics it committed on or has assigned, by name; the first 50. */
  topics: z.array(z.string()).optional(),
  /** Of a group: how many topics that are. */
  topicCount: z.int().min(0).optional(),
  /** Of a principal: how many ACLs name it. */
  grants: z.int().optional(),
  /** Of a group: `classic`, `consumer`, `share`, `streams` or `unknown`. */
  groupType: z.string().optional(),
  /** Of a group: `consumer`, `connect`, …; absent where it only committed. */
  protocolType: z.string().optional(),
  /** Of a quota: limits by Kafka's key, such as `consumer_byte_rate`. */
  quota: z.record(z.string(), z.number()).optional(),
  /** When a sync first saw it. A topic deleted and made again is a new one. */
  firstSeenAt: z.iso.datetime().optional(),
  /** When a sync first saw it as it is now; health does not count. */
  lastChangedAt: z.iso.datetime().optional(),
  /** When a sync found another topic under the name of one that was deleted. */
  recreatedAt: z.iso.datetime().optional(),
  /** When a sync last saw it. */
  lastSeenAt: z.iso.datetime().optional(),
  /** When a sync no longer found it. */
  goneAt: z.iso.datetime().optional(),
  /** What somebody may want to act on. Absent: nothing. */
  marks: z.array(resourceMarkSchema).optional(),
});
/** @public */
export type Resource = z.infer<typeof resourceSchema>;

const facetSchema = z.array(
  z.object({ value: z.string(), count: z.int().min(0) }),
);

/**
 * How many resources each choice would list. A facet counts under all filters
 * but its own, so that one sees what another choice would give.
 *
 * @public
 */
export const resourceFacetsSchema = z.object({
  cluster: facetSchema,
  type: facetSchema,
  /** The 50 owners with the most. */
  owner: facetSchema,
  /** Nobody is confirmed as owner; what Kafka made for itself does not count. */
  unowned: z.int().min(0),
  internal: z.int().min(0),
  /** With partitions that have no leader. */
  offline: z.int().min(0),
  /** With partitions that lack replicas in sync. */
  underReplicated: z.int().min(0),
  /** By mark; a resource counts for each of its marks. */
  marks: z.array(
    z.object({ value: z.enum(resourceMarks), count: z.int().min(0) }),
  ),
});
/** @public */
export type ResourceFacets = z.infer<typeof resourceFacetsSchema>;

/** @public */
export const resourceSyncStates = ['current', 'stale', 'never'] as const;

/** Steps of a sync, for each type of resources. @public */
export const resourceSyncSteps = [
  'reading',
  'writing',
  'figures',
  'marks',
] as const;
/** @public */
export type ResourceSyncStep = (typeof resourceSyncSteps)[number];

/** How current the inventory of one cluster is. @public */
export const resourceSyncSchema = z.object({
  cluster: z.string(),
  /** `never`: what it has is not known yet. `stale`: the last known is shown. */
  state: z.enum(resourceSyncStates),
  /** When it was last read whole. */
  syncedAt: z.iso.datetime().optional(),
  /** How long that took, in milliseconds. */
  durationMs: z.int().min(0).optional(),
  /** Why it is not current. */
  reason: z.string().optional(),
  /** Figures that could not be read, and why; the last known are shown. */
  unread: z
    .array(
      z.object({
        type: z.enum(resourceTypes),
        what: z.string(),
        reason: z.string(),
      }),
    )
    .optional(),
  /** How far a sync that is under way is. */
  running: z
    .object({
      startedAt: z.iso.datetime(),
      type: z.enum(resourceTypes),
      step: z.enum(resourceSyncSteps),
      /** Resources that were written, of `total`, where they are counted. */
      done: z.int().min(0).optional(),
      total: z.int().min(0).optional(),
    })
    .optional(),
});
/** @public */
export type ResourceSync = z.infer<typeof resourceSyncSchema>;

/** `GET /resources`. @public */
export const resourceListSchema = z.object({
  items: z.array(resourceSchema),
  nextCursor: z.string().optional(),
  /** On all pages. */
  totalItems: z.int().min(0),
  facets: resourceFacetsSchema,
  /** Of the clusters that were asked for. */
  syncs: z.array(resourceSyncSchema),
  /** Clusters that did not answer; what is listed of them is the last known. */
  unreachable: z.array(z.object({ cluster: z.string(), reason: z.string() })),
  readAt: z.iso.datetime(),
});
/** @public */
export type ResourceList = z.infer<typeof resourceListSchema>;

/** Query of `GET /resources`. @public */
export interface ResourceListQuery {
  cluster?: string;
  type?: ResourceType;
  /** Entity ref of a confirmed owner. */
  owner?: string;
  /** True: only what has no confirmed owner, without what Kafka made for itself. */
  unowned?: boolean;
  /** True: only what Kafka made for itself; false: without that. */
  internal?: boolean;
  /** What is gone is listed by `gone` only. */
  state?: ResourceState;
  /**
   * ISO 8601: only what changed, went, or got another owner since then; what is
   * gone too.
   */
  changedSince?: string;
  /** Only what has this mark. */
  mark?: ResourceMark;
  /** Part of the name, in any case. */
  q?: string;
  cursor?: string;
  /** 1 to 200; 50 when absent. */
  limit?: number;
}
