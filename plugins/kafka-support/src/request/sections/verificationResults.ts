import {
  ruleResultSchema,
  type RequestEvent,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';

const detailsSchema = z.object({
  results: z.array(
    ruleResultSchema.pick({
      outcome: true,
      message: true,
      observed: true,
      limit: true,
    }),
  ),
});

/** What the latest verification read; its message where it names no single results. */
export function verificationResults(
  events: readonly RequestEvent[],
): RuleResult[] {
  const latest = events.filter(({ type }) => type === 'verification').at(-1);
  if (!latest) return [];
  const details = detailsSchema.safeParse(latest.details);
  if (details.success && details.data.results.length > 0)
    return details.data.results;
  return [
    {
      outcome: latest.to === 'unverified' ? 'fail' : 'pass',
      message: latest.message,
    },
  ];
}
