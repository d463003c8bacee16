import type { ConfigEntry } from '@kafka-support/backstage-plugin-kafka-support-node';

const HOUR = 3_600_000n;
const MINUTE = 60_000n;

/** A broker setting that gives topics their default; the first that is set wins. */
interface Source {
  name: string;
  /** What one of it is in the topic's unit. */
  factor?: bigint;
}

/**
 * Broker settings by the topic setting they give the default of.
 * Source: `ServerTopicConfigSynonyms` of Kafka 4.3.
 */
const sources: Record<string, Source[]> = {
  'cleanup.policy': [{ name: 'log.cleanup.policy' }],
  'compression.gzip.level': [{ name: 'compression.gzip.level' }],
  'compression.lz4.level': [{ name: 'compression.lz4.level' }],
  'compression.type': [{ name: 'compression.type' }],
  'compression.zstd.level': [{ name: 'compression.zstd.level' }],
  'delete.retention.ms': [{ name: 'log.cleaner.delete.retention.ms' }],
  'file.delete.delay.ms': [{ name: 'log.segment.delete.delay.ms' }],
  'flush.messages': [{ name: 'log.flush.interval.messages' }],
  'flush.ms': [
    { name: 'log.flush.interval.ms' },
    { name: 'log.flush.scheduler.interval.ms' },
  ],
  'index.interval.bytes': [{ name: 'log.index.interval.bytes' }],
  'local.retention.bytes': [{ name: 'log.local.retention.bytes' }],
  'local.retention.ms': [{ name: 'log.local.retention.ms' }],
  'max.compaction.lag.ms': [{ name: 'log.cleaner.max.compaction.lag.ms' }],
  'max.message.bytes': [{ name: 'message.max.bytes' }],
  'message.timestamp.after.max.ms': [
    { name: 'log.message.timestamp.after.max.ms' },
  ],
  'message.timestamp.before.max.ms': [
    { name: 'log.message.timestamp.before.max.ms' },
  ],
  'message.timestamp.type': [{ name: 'log.message.timestamp.type' }],
  'min.cleanable.dirty.ratio': [{ name: 'log.cleaner.min.cleanable.ratio' }],
  'min.compaction.lag.ms': [{ name: 'log.cleaner.min.compaction.lag.ms' }],
  'min.insync.replicas': [{ name: 'min.insync.replicas' }],
  preallocate: [{ name: 'log.preallocate' }],
  'retention.bytes': [{ name: 'log.retention.bytes' }],
  'retention.ms': [
    { name: 'log.retention.ms' },
    { name: 'log.retention.minutes', factor: MINUTE },
    { name: 'log.retention.hours', factor: HOUR },
  ],
  'segment.bytes': [{ name: 'log.segment.bytes' }],
  'segment.index.bytes': [{ name: 'log.index.size.max.bytes' }],
  'segment.jitter.ms': [
    { name: 'log.roll.jitter.ms' },
    { name: 'log.roll.jitter.hours', factor: HOUR },
  ],
  'segment.ms': [
    { name: 'log.roll.ms' },
    { name: 'log.roll.hours', factor: HOUR },
  ],
  'unclean.leader.election.enable': [
    { name: 'unclean.leader.election.enable' },
  ],
};

/** Topic settings that no broker setting gives a default for. Source: `LogConfig`. */
const constants: Record<string, string> = {
  'follower.replication.throttled.replicas': '',
  'leader.replication.throttled.replicas': '',
  'remote.log.copy.disable': 'false',
  'remote.log.delete.on.disable': 'false',
  'remote.storage.enable': 'false',
};

/**
 * Defaults that a topic gets, from the settings of a broker and, where there is
 * one, from a topic: its keys are the ones that this version of Kafka knows,
 * and what it does not override is the default itself.
 */
export function topicDefaults(
  brokerConfig: ConfigEntry[],
  topicConfig?: ConfigEntry[],
): Record<string, ConfigEntry> {
  const fromBroker = defaultsOfBroker(brokerConfig);
  if (!topicConfig) return fromBroker;
  return Object.fromEntries(
    topicConfig.map(entry => [
      entry.name,
      entry.override
        ? fromBroker[entry.name] ?? toDefault(entry.name, undefined)
        : entry,
    ]),
  );
}

function defaultsOfBroker(config: ConfigEntry[]): Record<string, ConfigEntry> {
  const values = new Map(config.map(entry => [entry.name, entry.value]));
  const found = Object.entries(sources).map(([name, candidates]) => {
    const source = candidates.find(each => values.get(each.name));
    const value = source && values.get(source.name);
    return toDefault(
      name,
      value && source?.factor ? scale(value, source.factor) : value,
    );
  });
  const fixed = Object.entries(constants).map(([name, value]) =>
    toDefault(name, value),
  );
  return Object.fromEntries(
    [...found, ...fixed].map(entry => [entry.name, entry]),
  );
}

function toDefault(name: string, value: string | undefined): ConfigEntry {
  return { name, value, override: false, readOnly: false, sensitive: false };
}

/** -1 means "for ever" in any unit. */
function scale(value: string, factor: bigint): string {
  const number = BigInt(value);
  return String(number < 0n ? number : number * factor);
}
