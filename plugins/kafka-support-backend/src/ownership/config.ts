import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import {
  ownableTypes,
  supportFields,
  type ResourceType,
  type SupportField,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';

const annotationName = z.string().min(1).max(300);

const prefixSchema = z.strictObject({
  prefix: z.string().min(1).max(249),
  owner: z
    .string()
    .max(300)
    .regex(
      /^group:[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
      'must be a group such as group:default/payments',
    ),
  cluster: z.string().min(1).max(100).optional(),
  types: z.array(z.enum(ownableTypes)).min(1).optional(),
});

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
      prefixes: z.array(prefixSchema).max(1_000).optional(),
    })
    .optional(),
});

/** Which annotations hold what. */
export interface OwnershipConfig {
  supportAnnotations: Record<Exclude<SupportField, 'owner'>, string>;
  topicsAnnotation: string;
  consumerGroupsAnnotation: string;
  principalsAnnotation: string;
  /** Whose a name is by how it begins; proposes only. */
  prefixes: {
    prefix: string;
    /** A group, entity ref in lower case. */
    owner: string;
    /** Absent: on every cluster. */
    cluster?: string;
    types: readonly (typeof ownableTypes)[number][];
  }[];
}

/** The annotation that lists resources of a type; undefined where none does. */
export function annotationFor(
  config: OwnershipConfig,
  type: ResourceType,
): string | undefined {
  switch (type) {
    case 'topic':
      return config.topicsAnnotation;
    case 'group':
      return config.consumerGroupsAnnotation;
    case 'principal':
      return config.principalsAnnotation;
    default:
      return undefined;
  }
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
    prefixes: (parsed.data.ownership?.prefixes ?? []).map(each => ({
      ...each,
      owner: each.owner.toLowerCase(),
      // Groups and principals are seldom named like topics.
      types: each.types ?? ['topic'],
    })),
  };
}
