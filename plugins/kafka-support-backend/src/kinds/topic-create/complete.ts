import { InputError } from '@backstage/errors';
import {
  proposePartitions,
  topicCreateSpecSchema,
  type TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';

/** What Kafka itself keeps by default; written down, so that it is seen and agreed. */
const DEFAULT_RETENTION_MS = 7 * 24 * 60 * 60 * 1000;
const SAFE_REPLICATION_FACTOR = 3;

/**
 * Three copies wherever data matters. In development as many as there are
 * brokers; undefined when those are not known, since a guess would be refused
 * or, worse, accepted.
 */
async function proposeReplicationFactor(
  view: ClusterView,
): Promise<number | undefined> {
  if (view.cluster.environment !== 'development')
    return SAFE_REPLICATION_FACTOR;
  const brokers = await view.brokers();
  return brokers.known && brokers.value.length > 0
    ? Math.min(SAFE_REPLICATION_FACTOR, brokers.value.length)
    : undefined;
}

/** Retention lives in `retentionMs` only, also when it was given by its key. */
function takeRetention(
  spec: TopicCreateSpec,
  config: Record<string, string>,
): number | undefined {
  const text = config['retention.ms'];
  if (text === undefined) return spec.retentionMs;
  const parsed = topicCreateSpecSchema.shape.retentionMs.safeParse(
    /^-?\d+$/.test(text) ? Number(text) : undefined,
  );
  // What is no valid time stays where it is: the broker says what is wrong.
  if (parsed.data === undefined && spec.retentionMs === undefined)
    return undefined;
  if (spec.retentionMs !== undefined && spec.retentionMs !== parsed.data) {
    throw new InputError(
      `retentionMs is ${spec.retentionMs} and config."retention.ms" is "${text}". Give only one of them`,
    );
  }
  delete config['retention.ms'];
  return parsed.data;
}

/**
 * Fills in what the team left to the platform: partitions from its throughput
 * and readers, replication factor from the environment and the live brokers,
 * the settings that decide durability and retention. What was given stays.
 *
 * @throws InputError when retention is given twice and differs
 */
export async function completeTopicCreate(
  spec: TopicCreateSpec,
  view: ClusterView,
): Promise<TopicCreateSpec> {
  const config = { ...spec.config };
  const replicationFactor =
    spec.replicationFactor ?? (await proposeReplicationFactor(view));
  const retentionMs = takeRetention(spec, config);

  config['cleanup.policy'] ??= 'delete';
  if (replicationFactor !== undefined) {
    // One replica may be down and acks=all writes still go on.
    config['min.insync.replicas'] ??= String(
      Math.max(1, replicationFactor - 1),
    );
  }
  const expires =
    config['cleanup.policy'].includes('delete') && !('retention.ms' in config);
  const keep = retentionMs ?? (expires ? DEFAULT_RETENTION_MS : undefined);

  return {
    ...spec,
    partitions: spec.partitions ?? proposePartitions(spec).partitions,
    ...(replicationFactor !== undefined && { replicationFactor }),
    ...(keep !== undefined && { retentionMs: keep }),
    config,
  };
}

/** The overrides that a completed spec asks for. */
export function configOf(spec: TopicCreateSpec): Record<string, string> {
  return {
    ...spec.config,
    ...(spec.retentionMs !== undefined && {
      'retention.ms': String(spec.retentionMs),
    }),
  };
}
