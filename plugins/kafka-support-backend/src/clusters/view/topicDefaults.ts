import type {
  ClusterAdmin,
  ConfigEntry,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** Topic keys whose default stands under another name on the broker. @see https://kafka.apache.org/documentation/#topicconfigs */
const brokerKeys: Record<string, string> = {
  'cleanup.policy': 'log.cleanup.policy',
  'delete.retention.ms': 'log.cleaner.delete.retention.ms',
  'file.delete.delay.ms': 'log.segment.delete.delay.ms',
  'flush.messages': 'log.flush.interval.messages',
  'flush.ms': 'log.flush.interval.ms',
  'index.interval.bytes': 'log.index.interval.bytes',
  'local.retention.bytes': 'log.local.retention.bytes',
  'local.retention.ms': 'log.local.retention.ms',
  'max.compaction.lag.ms': 'log.cleaner.max.compaction.lag.ms',
  'max.message.bytes': 'message.max.bytes',
  'message.timestamp.after.max.ms': 'log.message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms': 'log.message.timestamp.before.max.ms',
  'message.timestamp.type': 'log.message.timestamp.type',
  'min.cleanable.dirty.ratio': 'log.cleaner.min.cleanable.ratio',
  'min.compaction.lag.ms': 'log.cleaner.min.compaction.lag.ms',
  preallocate: 'log.preallocate',
  'retention.bytes': 'log.retention.bytes',
  'retention.ms': 'log.retention.ms',
  'segment.bytes': 'log.segment.bytes',
  'segment.index.bytes': 'log.index.size.max.bytes',
  'segment.jitter.ms': 'log.roll.jitter.ms',
  'segment.ms': 'log.roll.ms',
};
/** Named alike on topic and broker. */
const sameKeys = [
  'compression.gzip.level',
  'compression.lz4.level',
  'compression.type',
  'compression.zstd.level',
  'min.insync.replicas',
  'unclean.leader.election.enable',
];
/** Broker keys in hours, asked where the one in milliseconds is not set. */
const hourKeys: Record<string, string> = {
  'log.retention.ms': 'log.retention.hours',
  'log.roll.ms': 'log.roll.hours',
  'log.roll.jitter.ms': 'log.roll.jitter.hours',
};
const HOUR_MS = 3_600_000;

function brokerDefault(
  key: string,
  settings: Map<string, string | undefined>,
): string | undefined {
  const brokerKey = brokerKeys[key] ?? key;
  const value = settings.get(brokerKey);
  if (value !== undefined) return value;
  const hours = settings.get(hourKeys[brokerKey]);
  return hours === undefined ? undefined : String(Number(hours) * HOUR_MS);
}

const toDefault = (name: string, value: string | undefined): ConfigEntry => ({
  name,
  value,
  override: false,
  readOnly: false,
  sensitive: false,
});

/**
 * What a topic gets when nothing is set on it, by topic key. The broker tells
 * its defaults under its own names; a topic that exists tells all keys there
 * are, so that keys of newer brokers are known too.
 */
export async function readTopicDefaults(
  admin: ClusterAdmin,
  topics: TopicListing[],
): Promise<Record<string, ConfigEntry>> {
  const { brokers } = await admin.describeCluster();
  const example = topics.find(({ internal }) => !internal) ?? topics[0];
  const [settings, entries] = await Promise.all([
    admin.describeBrokerConfig(brokers[0].id),
    example ? admin.describeTopicConfig(example.name) : undefined,
  ]);
  const byName = new Map(settings.map(({ name, value }) => [name, value]));
  const keys = [...Object.keys(brokerKeys), ...sameKeys];
  const defaults = new Map(
    keys.map(key => [key, toDefault(key, brokerDefault(key, byName))]),
  );
  for (const entry of entries ?? []) {
    if (!entry.override) defaults.set(entry.name, entry);
    else if (!defaults.has(entry.name))
      defaults.set(entry.name, toDefault(entry.name, undefined));
  }
  return Object.fromEntries(defaults);
}
