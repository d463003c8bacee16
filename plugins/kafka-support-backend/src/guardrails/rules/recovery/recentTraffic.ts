import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DeletedTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { durationLimit, durationMs, showDuration } from '../../units';
import { deletionsOf } from '../deletions';
import { unknownResult } from '../facts';

const limitsSchema = z.strictObject({ quietFor: durationLimit });
type Limits = z.infer<typeof limitsSchema>;

function judge({ name, log }: DeletedTopic, quietFor: string): RuleResult {
  const field = 'topic';
  const limit = `nothing written for ${showDuration(durationMs(quietFor))}`;
  const what = `When "${name}" was last written to`;
  if (!log.known) return unknownResult(log, { what, field, limit });
  const figures = log.value;
  const last = figures?.lastTimestampMs;
  const written = figures?.written;
  if (last && !last.known) return unknownResult(last, { what, field, limit });
  if (last?.value === undefined) {
    if (written?.known && written.value > 0)
      return unknownResult(
        {
          figure: 'last write',
          reason: 'its records are gone, by age or by size',
        },
        { what, field, limit },
      );
    return {
      outcome: 'pass',
      field,
      message: `Nothing was ever written to "${name}"`,
      observed: 'no records',
      limit,
    };
  }
  // As old as it was when it was read: rules have no clock.
  const age = Date.parse(last.readAt) - last.value;
  const at = new Date(last.value).toISOString();
  if (age < durationMs(quietFor))
    return {
      outcome: 'fail',
      field,
      message:
        age < 0
          ? `The latest record of "${name}" says that it is of ${at}, which is to come: whoever writes it still does, or its clock is wrong`
          : `"${name}" was last written to at ${at}, ${showDuration(
              age,
            )} before`,
      observed: at,
      limit,
      remedy: {
        text: 'Stop its producers, and ask again when it was quiet for so long',
      },
    };
  return {
    outcome: 'pass',
    field,
    message: `"${name}" was last written to at ${at}, ${showDuration(
      age,
    )} before, as its records say`,
    observed: at,
    limit,
  };
}

/** What is still written to is still used, whoever says that it is not. */
export const recentTraffic: Rule<RuleInput, Limits> = {
  id: 'recent-traffic',
  area: 'recovery',
  title: 'Topic that is still written to',
  description:
    'A topic is deleted only when nothing was written to it for a while, by the timestamps of its records.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: true,
  asks: ['platform'],
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { quietFor: '10 minutes' },
      staging: { quietFor: '1 day' },
      production: { quietFor: '7 days' },
    },
  },
  appliesTo: input => deletionsOf(input).topics.length > 0,
  evaluate: (input, { quietFor }) =>
    deletionsOf(input).topics.map(topic => judge(topic, quietFor)),
};
