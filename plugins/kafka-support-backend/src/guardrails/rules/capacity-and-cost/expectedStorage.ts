import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DesiredTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { showSize, sizeBytes, sizeLimit } from '../../units';
import {
  createdTopics,
  createsTopics,
  effectiveConfig,
  expires,
  statedOf,
  unknownResult,
} from '../facts';

const limitsSchema = z.strictObject({
  max: sizeLimit,
  /** Whether a request without a figure to reckon with goes to a person. */
  required: z.boolean(),
});
type Limits = z.infer<typeof limitsSchema>;

type Estimate =
  | { known: true; bytes: number }
  | { known: false; figure: string; reason: string };

/**
 * Disk that a topic fills in the end: min(W·T, retention.bytes·P)·r. W are the
 * bytes written each second, T the retention and the time a segment takes to
 * roll, since only closed segments expire; P the partitions, r the copies.
 */
export function expectedStorage(
  topic: DesiredTopic,
  bytesPerSecond: number,
  defaults: RuleInput['topicDefaults'],
): Estimate {
  const policy = effectiveConfig(topic, 'cleanup.policy', defaults);
  if (!policy.known) return policy;
  if (!expires(policy.value))
    return {
      known: false,
      figure: 'size of a compacted topic',
      reason: 'it depends on the number of keys, which is not known here',
    };
  const numbers: Record<string, number> = {};
  for (const key of [
    'retention.ms',
    'retention.bytes',
    'segment.ms',
    'segment.bytes',
  ]) {
    const entry = effectiveConfig(topic, key, defaults);
    if (!entry.known) return entry;
    numbers[key] = Number(entry.value);
  }
  const unlimited = (key: string) => numbers[key] < 0;
  const rollSeconds = Math.min(
    numbers['segment.ms'] / 1000,
    (numbers['segment.bytes'] * topic.partitions) / bytesPerSecond,
  );
  const byTime = unlimited('retention.ms')
    ? Infinity
    : bytesPerSecond * (numbers['retention.ms'] / 1000 + rollSeconds);
  const bySize = unlimited('retention.bytes')
    ? Infinity
    : numbers['retention.bytes'] * topic.partitions;
  const bytes = bytesPerSecond > 0 ? Math.min(byTime, bySize) : 0;
  return { known: true, bytes: bytes * topic.replicationFactor };
}

function judge({ name }: DesiredTopic, bytes: number, max: string): RuleResult {
  const endless = !Number.isFinite(bytes);
  const seen = {
    field: 'expectedBytesPerSecond',
    observed: endless ? 'without end' : showSize(bytes),
    limit: max,
  };
  const grows = endless
    ? `"${name}" grows without end`
    : `"${name}" grows to ${showSize(bytes)} on all brokers together`;
  return bytes <= sizeBytes(max)
    ? { ...seen, outcome: 'pass', message: grows }
    : {
        ...seen,
        outcome: 'fail',
        message: `${grows}, more than the ${max} that need no review`,
        remedy: {
          text: 'Keep data for a shorter time, bound it by retention.bytes, or compress on the producer',
        },
      };
}

/** Storage is what a stream mostly costs: much of it is looked at before it is there. */
export const expectedStorageRule: Rule<RuleInput, Limits> = {
  id: 'expected-storage',
  area: 'capacity and cost',
  title: 'Expected storage',
  description:
    'A new topic that is expected to fill more disk than this is reviewed by platform and FinOps.',
  policyOwner: 'FinOps',
  effect: 'review',
  waivable: true,
  asks: ['platform', 'FinOps'],
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { max: '50 GiB', required: false },
      staging: { max: '200 GiB', required: false },
      production: { max: '500 GiB', required: true },
    },
  },
  appliesTo: createsTopics,
  evaluate(input, { max, required }) {
    const { expectedBytesPerSecond, peakBytesPerSecond } = statedOf(input);
    const rate = expectedBytesPerSecond ?? peakBytesPerSecond;
    return createdTopics(input).flatMap((topic): RuleResult[] => {
      const estimate: Estimate =
        rate === undefined
          ? {
              known: false,
              figure: 'expected throughput',
              reason: 'the request does not state its throughput',
            }
          : expectedStorage(topic, rate, input.topicDefaults);
      if (estimate.known) return [judge(topic, estimate.bytes, max)];
      // Not required: nothing is claimed about it, neither good nor bad.
      if (!required) return [];
      return [
        {
          ...unknownResult(estimate, {
            what: `How much storage "${topic.name}" needs`,
            field: 'expectedBytesPerSecond',
            limit: max,
          }),
          ...(rate === undefined && {
            remedy: {
              text: 'State how many bytes are written each second; an estimate is enough',
            },
          }),
        },
      ];
    });
  },
};
