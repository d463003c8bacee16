import type { Config } from '@backstage/config';
import {
  effects,
  environments,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { toIssueLines } from './issues';

const PATH = 'kafkaSupport.guardrails';
const limits = z.record(z.string(), z.json());

const ruleSettingsSchema = z.strictObject({
  enabled: z.boolean().optional(),
  effect: z.enum(effects).optional(),
  limits: limits.optional(),
  environments: z.partialRecord(z.enum(environments), limits).optional(),
  clusters: z.record(z.string(), limits).optional(),
});
/** What the configuration says of one rule. */
export type RuleSettings = z.infer<typeof ruleSettingsSchema>;

const guardrailsConfigSchema = z.strictObject({
  rules: z.record(z.string(), ruleSettingsSchema).optional(),
});

/**
 * `kafkaSupport.guardrails.rules`, by rule id.
 *
 * @throws Error with one line for each bad key, its path first
 */
export function readRuleSettings(config: Config): Record<string, RuleSettings> {
  const parsed = guardrailsConfigSchema.safeParse(
    config.getOptional(PATH) ?? {},
  );
  if (!parsed.success)
    throw new Error(toIssueLines(PATH, parsed.error.issues).join('\n'));
  return parsed.data.rules ?? {};
}
