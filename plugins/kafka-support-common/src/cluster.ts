import { z } from 'zod';
import { environments, modes } from './vocabulary';

/** Health of a cluster as read from the quorum and the metadata. @public */
export const clusterHealthSchema = z.object({
  /** `unreachable`: no broker answered; `no quorum`: metadata answers, writes would hang. */
  state: z.enum(['healthy', 'degraded', 'no quorum', 'unreachable']),
  liveBrokers: z.int().nonnegative().optional(),
  offlinePartitions: z.int().nonnegative().optional(),
  underReplicatedPartitions: z.int().nonnegative().optional(),
  /** The first few, as topic-partition. */
  offline: z.array(z.string()),
  reason: z.string().optional(),
  readAt: z.iso.datetime(),
});
/** @public */
export type ClusterHealth = z.infer<typeof clusterHealthSchema>;

/** A cluster as GET /clusters answers it. Never holds a secret or a full address list. @public */
export const clusterSchema = z.object({
  id: z.string(),
  title: z.string(),
  environment: z.enum(environments),
  /** Mode by kind id; kinds not listed run in `mode`. */
  mode: z.enum(modes),
  modesByKind: z.record(z.string(), z.enum(modes)),
  paused: z
    .object({ by: z.string(), reason: z.string(), since: z.iso.datetime() })
    .optional(),
  /** Where clients connect, to copy. */
  bootstrapServers: z.string(),
  securityProtocol: z.enum(['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL']),
  saslMechanism: z.string().optional(),
  health: clusterHealthSchema.optional(),
  /** Whether the cluster has an authorizer; absent: not known. */
  authorizer: z.boolean().optional(),
});
/** @public */
export type Cluster = z.infer<typeof clusterSchema>;

/** Body of `POST /clusters/{cluster}/pause`. @public */
export const pauseInputSchema = z.strictObject({
  reason: z.string().min(3).max(1000),
});
