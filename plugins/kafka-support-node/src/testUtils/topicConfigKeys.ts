/** How the broker reads a topic setting and what it refuses. */
export interface TopicConfigKey {
  type: 'LONG' | 'INT' | 'DOUBLE' | 'BOOLEAN' | 'STRING' | 'LIST';
  /** What a broker gives when nobody set anything. */
  default: string;
  /** The broker's own setting that the default comes from. */
  broker?: string;
  min?: number;
  max?: number;
  /** A value outside of the range that is taken as well. */
  or?: number;
  oneOf?: readonly string[];
}

const LONG_MAX = '9223372036854775807';

/** Topic settings of Kafka 4.3 as `DescribeConfigs` answered them. */
export const topicConfigKeys: Record<string, TopicConfigKey> = {
  'cleanup.policy': {
    type: 'LIST',
    default: 'delete',
    broker: 'log.cleanup.policy',
    oneOf: ['compact', 'delete'],
  },
  'compression.gzip.level': {
    type: 'INT',
    default: '-1',
    broker: 'compression.gzip.level',
    min: 1,
    max: 9,
    or: -1,
  },
  'compression.lz4.level': {
    type: 'INT',
    default: '9',
    broker: 'compression.lz4.level',
    min: 1,
    max: 17,
  },
  'compression.type': {
    type: 'STRING',
    default: 'producer',
    broker: 'compression.type',
    oneOf: ['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'],
  },
  'compression.zstd.level': {
    type: 'INT',
    default: '3',
    broker: 'compression.zstd.level',
    min: -131072,
    max: 22,
  },
  'delete.retention.ms': {
    type: 'LONG',
    default: '86400000',
    broker: 'log.cleaner.delete.retention.ms',
    min: 0,
  },
  'file.delete.delay.ms': {
    type: 'LONG',
    default: '60000',
    broker: 'log.segment.delete.delay.ms',
    min: 0,
  },
  'flush.messages': {
    type: 'LONG',
    default: LONG_MAX,
    broker: 'log.flush.interval.messages',
    min: 1,
  },
  'flush.ms': { type: 'LONG', default: LONG_MAX, min: 0 },
  'follower.replication.throttled.replicas': { type: 'LIST', default: '' },
  'index.interval.bytes': {
    type: 'INT',
    default: '4096',
    broker: 'log.index.interval.bytes',
    min: 0,
  },
  'leader.replication.throttled.replicas': { type: 'LIST', default: '' },
  'local.retention.bytes': {
    type: 'LONG',
    default: '-2',
    broker: 'log.local.retention.bytes',
    min: -2,
  },
  'local.retention.ms': {
    type: 'LONG',
    default: '-2',
    broker: 'log.local.retention.ms',
    min: -2,
  },
  'max.compaction.lag.ms': {
    type: 'LONG',
    default: LONG_MAX,
    broker: 'log.cleaner.max.compaction.lag.ms',
    min: 1,
  },
  'max.message.bytes': {
    type: 'INT',
    default: '1048588',
    broker: 'message.max.bytes',
    min: 0,
  },
  'message.timestamp.after.max.ms': {
    type: 'LONG',
    default: '3600000',
    broker: 'log.message.timestamp.after.max.ms',
    min: 0,
  },
  'message.timestamp.before.max.ms': {
    type: 'LONG',
    default: LONG_MAX,
    broker: 'log.message.timestamp.before.max.ms',
    min: 0,
  },
  'message.timestamp.type': {
    type: 'STRING',
    default: 'CreateTime',
    broker: 'log.message.timestamp.type',
    oneOf: ['CreateTime', 'LogAppendTime'],
  },
  'min.cleanable.dirty.ratio': {
    type: 'DOUBLE',
    default: '0.5',
    broker: 'log.cleaner.min.cleanable.ratio',
    min: 0,
    max: 1,
  },
  'min.compaction.lag.ms': {
    type: 'LONG',
    default: '0',
    broker: 'log.cleaner.min.compaction.lag.ms',
    min: 0,
  },
  'min.insync.replicas': {
    type: 'INT',
    default: '1',
    broker: 'min.insync.replicas',
    min: 1,
  },
  preallocate: {
    type: 'BOOLEAN',
    default: 'false',
    broker: 'log.preallocate',
  },
  'remote.log.copy.disable': { type: 'BOOLEAN', default: 'false' },
  'remote.log.delete.on.disable': { type: 'BOOLEAN', default: 'false' },
  'remote.storage.enable': { type: 'BOOLEAN', default: 'false' },
  'retention.bytes': {
    type: 'LONG',
    default: '-1',
    broker: 'log.retention.bytes',
    min: -1,
  },
  'retention.ms': {
    type: 'LONG',
    default: '604800000',
    broker: 'log.retention.ms',
    min: -1,
  },
  'segment.bytes': {
    type: 'INT',
    default: '1073741824',
    broker: 'log.segment.bytes',
    min: 1048576,
  },
  'segment.index.bytes': {
    type: 'INT',
    default: '10485760',
    broker: 'log.index.size.max.bytes',
    min: 4,
  },
  'segment.jitter.ms': {
    type: 'LONG',
    default: '0',
    broker: 'log.roll.jitter.ms',
    min: 0,
  },
  'segment.ms': {
    type: 'LONG',
    default: '604800000',
    broker: 'log.roll.ms',
    min: 1,
  },
  'unclean.leader.election.enable': {
    type: 'BOOLEAN',
    default: 'false',
    broker: 'unclean.leader.election.enable',
  },
};
