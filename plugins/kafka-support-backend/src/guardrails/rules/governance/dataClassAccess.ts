import {
  parseResourceRef,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { inWords } from '../facts';
import { some } from '../rights';

const limitsSchema = z.strictObject({
  /** Data classes, whatever their case. */
  classes: z.array(z.string().min(1)),
  /** Whether a topic without a stated class counts as one of them. */
  unstated: z.enum(['review', 'pass']),
});
type Limits = z.infer<typeof limitsSchema>;

/** Who reads sensitive data was agreed on by those who answer for it. */
export const dataClassAccess: Rule<RuleInput, Limits> = {
  id: 'data-class-access',
  area: 'governance',
  title: 'Access to sensitive data',
  description:
    'Access to a topic whose data class is sensitive is looked at by security.',
  policyOwner: 'security',
  effect: 'review',
  waivable: true,
  asks: ['security'],
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { classes: [], unstated: 'pass' },
      staging: {
        classes: ['personal', 'pii', 'restricted', 'secret'],
        unstated: 'pass',
      },
      production: {
        classes: ['personal', 'pii', 'confidential', 'restricted', 'secret'],
        unstated: 'review',
      },
    },
  },
  appliesTo: ({ grants, access }) =>
    grants.length > 0 &&
    (access?.targets ?? []).some(
      ({ ownership }) => parseResourceRef(ownership.resource).type === 'topic',
    ),
  evaluate({ access }, { classes, unstated }) {
    const limit = classes.join(', ') || 'none';
    const topics = (access?.targets ?? []).filter(
      ({ ownership }) => parseResourceRef(ownership.resource).type === 'topic',
    );
    const sensitive = (dataClass: string) =>
      classes.some(each => each.toLowerCase() === dataClass.toLowerCase());
    const results: RuleResult[] = topics.flatMap(
      ({ ownership, dataClass }): RuleResult[] =>
        dataClass !== undefined && sensitive(dataClass)
          ? [
              {
                outcome: 'fail',
                message: `The ${inWords(
                  ownership.resource,
                )} holds ${dataClass} data`,
                observed: dataClass,
                limit,
                remedy: {
                  text: 'Say in the justification what the data is used for, and ask for no longer than it is needed',
                },
              },
            ]
          : [],
    );
    const silent = topics
      .filter(({ dataClass }) => dataClass === undefined)
      .map(({ ownership }) => inWords(ownership.resource));
    if (silent.length > 0 && unstated === 'review')
      results.push({
        outcome: 'unknown',
        message: `Nobody states the data class of the ${some(silent)}`,
        figure: `data class of the ${some(silent)}`,
        limit,
        remedy: {
          text: 'Its owner can state it: the annotation kafka-support.io/data-class of the component that it belongs to',
        },
      });
    return results.length > 0
      ? results
      : [
          {
            outcome: 'pass',
            message: 'No topic with a sensitive data class is opened',
            limit,
          },
        ];
  },
};
