import {
  supportFields,
  type SupportField,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { createsTopics } from '../facts';

const limitsSchema = z.strictObject({
  required: z.array(z.enum(supportFields)),
});
type Limits = z.infer<typeof limitsSchema>;

const words: Record<SupportField, string> = {
  owner: 'owner',
  alertRoute: 'alert route',
  escalation: 'escalation contact',
  runbook: 'runbook',
  dataClass: 'data class',
  region: 'region',
  costCentre: 'cost centre',
  tier: 'tier',
  placement: 'placement',
  downstreamEffect: 'downstream effect of re-delivery',
};

/** Whoever is called at night finds who answers, where and how (O2). */
export const supportMetadata: Rule<RuleInput, Limits> = {
  id: 'support-metadata',
  area: 'observability',
  title: 'Support metadata',
  description:
    'What on-call needs to know about a new topic is there: from the component that it is for.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: true,
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { required: [] },
      staging: { required: ['owner'] },
      production: { required: [...supportFields] },
    },
  },
  appliesTo: createsTopics,
  evaluate({ supportMetadata: metadata }, { required }) {
    const seen = { field: 'component', limit: required.join(', ') || 'none' };
    const missing = required.filter(field => !metadata.values[field]);
    if (missing.length === 0)
      return [
        {
          ...seen,
          outcome: 'pass',
          message:
            required.length > 0
              ? `Every required field is there: ${required
                  .map(field => words[field])
                  .join(', ')}`
              : 'No field is required here',
        },
      ];
    return missing.map(field => {
      const supplier = metadata.missing.find(
        each => each.field === field,
      )?.supplier;
      return {
        ...seen,
        outcome: 'fail' as const,
        message: `The ${words[field]} is missing`,
        observed: 'missing',
        remedy: {
          text: `Who can supply it: ${
            supplier ?? 'the owner of the component'
          }`,
        },
      };
    });
  },
};
