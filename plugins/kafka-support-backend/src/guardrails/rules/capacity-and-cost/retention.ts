import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DesiredTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { durationLimit, durationMs, showDuration } from '../../units';
import {
  configField,
  createdTopics,
  effectiveConfig,
  expires,
  topicsDeciding,
  unknownResult,
  type Effective,
} from '../facts';

const KEYS = ['retention.ms', 'cleanup.policy'] as const;

/** How long records are kept by age, ms as text; undefined: they do not expire by age. */
function retentionOf(
  topic: DesiredTopic,
  input: RuleInput,
): Effective | undefined {
  const policy = effectiveConfig(topic, 'cleanup.policy', input.topicDefaults);
  if (!policy.known) return policy;
  return expires(policy.value)
    ? effectiveConfig(topic, 'retention.ms', input.topicDefaults)
    : undefined;
}

/** Judges each topic whose retention the plan decides; `verdict` is undefined where it passes. */
function judge(
  input: RuleInput,
  limit: string,
  verdict: (ms: number) => string | undefined,
  remedy: (topic: DesiredTopic, field: string) => RuleResult['remedy'],
): RuleResult[] {
  return topicsDeciding(input, KEYS).map((topic): RuleResult => {
    const field = configField(
      input,
      topic,
      'cleanup.policy' in topic.set && !('retention.ms' in topic.set)
        ? 'cleanup.policy'
        : 'retention.ms',
    );
    const retention = retentionOf(topic, input);
    if (!retention)
      return {
        outcome: 'pass',
        message: `"${topic.name}" is compacted: its records do not expire by age`,
        field,
        limit,
      };
    if (!retention.known)
      return unknownResult(retention, {
        what: `How long "${topic.name}" keeps data`,
        field,
        limit,
      });
    const ms = Number(retention.value);
    if (!Number.isFinite(ms))
      return unknownResult(
        { figure: 'retention.ms', reason: `"${retention.value}" is no number` },
        { what: `How long "${topic.name}" keeps data`, field, limit },
      );
    const seen = { field, limit, observed: showDuration(ms) };
    const why = verdict(ms);
    const kept = `"${topic.name}" keeps data ${
      ms < 0 ? 'for ever' : `for ${showDuration(ms)}`
    }`;
    return why === undefined
      ? { ...seen, outcome: 'pass', message: kept }
      : {
          ...seen,
          outcome: 'fail',
          message: `${kept}, ${why}`,
          remedy: remedy(topic, field),
        };
  });
}

function lower(max: string) {
  return (input: RuleInput) =>
    (topic: DesiredTopic): RuleResult['remedy'] => ({
      text: `Keep it for at most ${max}; what must be kept longer belongs in a store that is made for it`,
      ...(createdTopics(input).includes(topic) && {
        set: { retentionMs: durationMs(max) },
      }),
    });
}

const ceilingSchema = z.strictObject({
  max: durationLimit,
  /** Whether a topic may keep data for ever. */
  allowUnlimited: z.boolean(),
});
type Ceiling = z.infer<typeof ceilingSchema>;

const shared = {
  area: 'capacity and cost',
  policyOwner: 'platform',
  waivable: true,
  asks: ['platform', 'FinOps'],
  appliesTo: (input: RuleInput) => topicsDeciding(input, KEYS).length > 0,
} satisfies Partial<Rule>;

/** The longest retention, which nobody can approve away. */
export const retentionCeiling: Rule<RuleInput, Ceiling> = {
  ...shared,
  id: 'retention-ceiling',
  title: 'Longest retention',
  description:
    'How long a topic may keep data at most, and whether it may keep it for ever.',
  effect: 'deny',
  limits: {
    schema: ceilingSchema,
    defaults: {
      development: { max: '14 days', allowUnlimited: false },
      staging: { max: '30 days', allowUnlimited: false },
      production: { max: '30 days', allowUnlimited: true },
    },
  },
  evaluate: (input, { max, allowUnlimited }) =>
    judge(
      input,
      allowUnlimited ? `${max}, or for ever` : max,
      ms => {
        if (ms < 0)
          return allowUnlimited
            ? undefined
            : `which no topic does here; at most ${max}`;
        return ms > durationMs(max) ? `longer than ${max}` : undefined;
      },
      lower(max)(input),
    ),
};

const selfServiceSchema = z.strictObject({ max: durationLimit });
type SelfService = z.infer<typeof selfServiceSchema>;

/** Up to which retention nobody has to look. */
export const retentionSelfService: Rule<RuleInput, SelfService> = {
  ...shared,
  id: 'retention-self-service',
  title: 'Retention without review',
  description:
    'A topic that keeps data longer than this is reviewed by platform and FinOps.',
  effect: 'review',
  limits: {
    schema: selfServiceSchema,
    defaults: {
      development: { max: '7 days' },
      staging: { max: '7 days' },
      production: { max: '7 days' },
    },
  },
  evaluate: (input, { max }) =>
    judge(
      input,
      max,
      ms =>
        ms < 0 || ms > durationMs(max)
          ? `longer than the ${max} that need no review`
          : undefined,
      lower(max)(input),
    ),
};
