import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import {
  supportFields,
  type SupportField,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';

const annotationName = z.string().min(1).max(300);

const configSchema = z.strictObject({
  supportMetadata: z
    .strictObject({
      annotations: z
        .partialRecord(z.enum(supportFields), annotationName)
        .optional(),
    })
    .optional(),
  ownership: z
    .strictObject({
      annotations: z
        .strictObject({
          topics: annotationName.optional(),
          consumerGroups: annotationName.optional(),
          principals: annotationName.optional(),
        })
        .optional(),
    })
    .optional(),
});

/** Which annotations hold what. */
export interface OwnershipConfig {
  supportAnnotations: Record<Exclude<SupportField, 'owner'>, string>;
  topicsAnnotation: string;
  consumerGroupsAnnotation: string;
  principalsAnnotation: string;
}

/** @throws InputError that names the key's path */
export function readOwnershipConfig(input: {
  supportMetadata?: JsonValue;
  ownership?: JsonValue;
}): OwnershipConfig {
  const parsed = configSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `Bad configuration at kafkaSupport.${issue.path.join('.')}: ${
        issue.message
      }`,
    );
  }
  const configured = parsed.data.supportMetadata?.annotations ?? {};
  const proposing = parsed.data.ownership?.annotations ?? {};
  return {
    supportAnnotations: {
      alertRoute: 'kafka-support.io/alert-route',
      escalation: 'kafka-support.io/escalation',
      runbook: 'kafka-support.io/runbook',
      dataClass: 'kafka-support.io/data-class',
      region: 'kafka-support.io/region',
      costCentre: 'kafka-support.io/cost-centre',
      tier: 'kafka-support.io/tier',
      placement: 'kafka-support.io/placement',
      downstreamEffect: 'kafka-support.io/downstream-effect',
      ...configured,
    },
    topicsAnnotation: proposing.topics ?? 'kafka.apache.org/topics',
    consumerGroupsAnnotation:
      proposing.consumerGroups ?? 'kafka.apache.org/consumer-groups',
    principalsAnnotation: proposing.principals ?? 'kafka.apache.org/principals',
  };
}
