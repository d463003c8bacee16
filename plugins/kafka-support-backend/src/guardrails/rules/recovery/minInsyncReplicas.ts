import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DesiredTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { countOf } from '../../units';
import {
  configField,
  createdTopics,
  effectiveConfig,
  topicsDeciding,
  unknownResult,
} from '../facts';

const KEY = 'min.insync.replicas';
const limitsSchema = z.strictObject({ min: z.int().positive() });
type Limits = z.infer<typeof limitsSchema>;

function judge(
  topic: DesiredTopic,
  value: number,
  min: number,
): Pick<RuleResult, 'outcome' | 'message'> {
  const { name, replicationFactor: copies } = topic;
  // With one copy there is nothing to spare.
  const max = Math.max(1, copies - 1);
  if (value > max)
    return {
      outcome: 'fail',
      message: `"${name}" asks for ${value} replicas in sync of ${copies}: ${
        value > copies
          ? 'acks=all writes would never succeed'
          : 'acks=all writes would stop as soon as one broker is down'
      }`,
    };
  if (value < min)
    return {
      outcome: 'fail',
      message: `"${name}" asks for ${value} replicas in sync, at least ${min} are needed so that an acknowledged record survives a broker`,
    };
  return {
    outcome: 'pass',
    message: `"${name}" acknowledges with ${value} of ${countOf(
      copies,
      'copy',
      'copies',
    )}`,
  };
}

/** Acknowledged records survive a broker, and writes go on while one is down. */
export const minInsyncReplicas: Rule<RuleInput, Limits> = {
  id: 'min-insync-replicas',
  area: 'recovery',
  title: 'Replicas in sync',
  description:
    'min.insync.replicas is at least this and at most one less than the replication factor.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: true,
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { min: 1 },
      staging: { min: 2 },
      production: { min: 2 },
    },
  },
  appliesTo: input => topicsDeciding(input, [KEY]).length > 0,
  evaluate: (input, { min }) =>
    topicsDeciding(input, [KEY]).map((topic): RuleResult => {
      const max = Math.max(1, topic.replicationFactor - 1);
      const field = configField(input, topic, KEY);
      const limit = min < max ? `${min} to ${max}` : String(max);
      const entry = effectiveConfig(topic, KEY, input.topicDefaults);
      if (!entry.known)
        return unknownResult(entry, { what: KEY, field, limit });
      const value = Number(entry.value);
      if (!Number.isInteger(value))
        return unknownResult(
          { figure: KEY, reason: `"${entry.value}" is no whole number` },
          { what: KEY, field, limit },
        );
      const verdict = judge(topic, value, min);
      if (verdict.outcome === 'pass')
        return { ...verdict, field, limit, observed: entry.value };
      const shape = createdTopics(input).includes(topic);
      return {
        ...verdict,
        field,
        limit,
        observed: entry.value,
        remedy:
          min > max
            ? {
                text: `Raise the replication factor to ${min + 1} first`,
                ...(shape && { set: { replicationFactor: min + 1 } }),
              }
            : {
                text: `Use ${KEY}=${max}`,
                ...(!topic.unset.includes(KEY) && {
                  set: { [field]: String(max) },
                }),
              },
      };
    }),
};
