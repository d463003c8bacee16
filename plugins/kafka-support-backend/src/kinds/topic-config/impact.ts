import {
  impacts,
  type Impact,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** What a change of one key does to those who use the topic, and why. */
export interface ConfigImpact {
  impact: Impact;
  why?: string;
}

/** Values in force before and after; undefined: not known, so the worst counts. */
interface Values {
  before?: string;
  after?: string;
}

const SAFE: ConfigImpact = { impact: 'safe' };

function lowers({ before, after }: Values): boolean {
  return before === undefined || after === undefined
    ? true
    : Number(after) < Number(before);
}

function policies(value: string | undefined): string[] {
  return (value ?? '').split(',').map(part => part.trim());
}

function cleanupPolicy({ before, after }: Values): ConfigImpact {
  const now = policies(before);
  const then = policies(after);
  if (
    after === undefined ||
    (then.includes('compact') && !now.includes('compact'))
  )
    return {
      impact: 'destructive',
      why: 'compaction removes older records of the same key for good, and refuses records without a key',
    };
  if (then.includes('delete') && !now.includes('delete'))
    return {
      impact: 'destructive',
      why: 'records older than the retention are deleted for good at the next clean-up',
    };
  return now.length === then.length
    ? SAFE
    : {
        impact: 'disruptive',
        why: 'records that were cleaned up until now stay, and the topic grows',
      };
}

/**
 * Keys whose change is more than a matter of tuning. Source: the topic
 * configuration reference of Apache Kafka 4.
 */
const judges: Record<string, (values: Values) => ConfigImpact> = {
  'cleanup.policy': cleanupPolicy,
  'min.insync.replicas': values => ({
    impact: 'disruptive',
    why: lowers(values)
      ? 'records are acknowledged with fewer copies and can be lost with them'
      : 'acks=all writes are refused while fewer replicas than that are in sync',
  }),
  'max.message.bytes': values =>
    lowers(values)
      ? {
          impact: 'disruptive',
          why: 'producers whose batches are larger are refused',
        }
      : SAFE,
  'message.timestamp.type': () => ({
    impact: 'disruptive',
    why: 'retention and look-ups by time use other timestamps from now on',
  }),
  'message.timestamp.before.max.ms': values =>
    lowers(values)
      ? {
          impact: 'disruptive',
          why: 'records with older timestamps are refused',
        }
      : SAFE,
  'message.timestamp.after.max.ms': values =>
    lowers(values)
      ? {
          impact: 'disruptive',
          why: 'records with later timestamps are refused',
        }
      : SAFE,
  'unclean.leader.election.enable': ({ after }) =>
    after?.trim().toLowerCase() === 'false'
      ? SAFE
      : {
          impact: 'destructive',
          why: 'a replica that is behind may become leader, and acknowledged records are lost',
        },
  'delete.retention.ms': values =>
    lowers(values)
      ? {
          impact: 'disruptive',
          why: 'consumers that take longer than that to read miss deletions',
        }
      : SAFE,
  'compression.type': ({ after }) =>
    after?.trim() === 'zstd'
      ? {
          impact: 'disruptive',
          why: 'clients that do not know zstd can no longer read (KIP-110)',
        }
      : SAFE,
};

const tuningKeys = new Set([
  'file.delete.delay.ms',
  'flush.messages',
  'flush.ms',
  'index.interval.bytes',
  'max.compaction.lag.ms',
  'min.cleanable.dirty.ratio',
  'min.compaction.lag.ms',
  'preallocate',
  'segment.bytes',
  'segment.index.bytes',
  'segment.jitter.ms',
  'segment.ms',
]);

/**
 * Judges the change of one topic configuration key. A key that is not known
 * here counts as disruptive: what is not understood is not called safe.
 */
export function configImpact(key: string, values: Values): ConfigImpact {
  if (Object.hasOwn(judges, key)) return judges[key](values);
  return tuningKeys.has(key)
    ? SAFE
    : {
        impact: 'disruptive',
        why: `what "${key}" changes for clients is not known`,
      };
}

/** The hardest of several. */
export function worstImpact(all: readonly Impact[]): Impact {
  return impacts[Math.max(0, ...all.map(impact => impacts.indexOf(impact)))];
}
