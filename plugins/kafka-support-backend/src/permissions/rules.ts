import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_KAFKA_REQUEST,
  type RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import type { RequestCondition } from '../requests';

/** What rules look at. @public */
export interface RuledRequest {
  /** User entity ref. */
  requester: string;
  /** The team that it is for, a group entity ref. */
  owner?: string;
  /** Who is asked in which role. */
  reviewers: RequiredReviewer[];
}

/** Requests as the permission framework knows them. */
export const kafkaRequestResourceRef = createPermissionResourceRef<
  RuledRequest,
  RequestCondition
>().with({
  pluginId: 'kafka-support',
  resourceType: RESOURCE_TYPE_KAFKA_REQUEST,
});

const paramsSchema = z.object({
  claims: z
    .array(z.string())
    .describe(
      'User and group entity refs, usually those of the person who asks',
    ),
});

const matches = (refs: (string | undefined)[], claims: string[]) => {
  const wanted = new Set(claims.map(ref => ref.toLowerCase()));
  return refs.some(ref => ref !== undefined && wanted.has(ref.toLowerCase()));
};

/** Allows requests that one of these people filed. */
export const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow requests filed by one of the given users',
  resourceRef: kafkaRequestResourceRef,
  paramsSchema,
  apply: ({ requester }, { claims }) => matches([requester], claims),
  toQuery: ({ claims }) => ({ property: 'requester', refs: claims }),
});

/** Allows requests for components that one of these groups owns. */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow requests for components owned by one of the given groups',
  resourceRef: kafkaRequestResourceRef,
  paramsSchema,
  apply: ({ owner }, { claims }) => matches([owner], claims),
  toQuery: ({ claims }) => ({ property: 'owner', refs: claims }),
});

/** Allows requests that one of these groups or people is asked to review. */
export const isReviewer = createPermissionRule({
  name: 'IS_REVIEWER',
  description:
    'Allow requests that one of the given groups or users is asked to review',
  resourceRef: kafkaRequestResourceRef,
  paramsSchema,
  apply: ({ reviewers }, { claims }) =>
    matches(
      reviewers.flatMap(({ filledBy }) => filledBy),
      claims,
    ),
  toQuery: ({ claims }) => ({ property: 'reviewer', refs: claims }),
});

/** The rules of this plugin. */
export const kafkaRequestRules = { isRequester, isOwner, isReviewer };

const conditionExports = createConditionExports({
  resourceRef: kafkaRequestResourceRef,
  rules: kafkaRequestRules,
});

/**
 * Conditions for a permission policy, such as
 * `kafkaRequestConditions.isRequester({ claims: [user] })`.
 *
 * @public
 */
export const kafkaRequestConditions = conditionExports.conditions;

/**
 * Makes the decision of a permission policy out of conditions.
 *
 * @public
 */
export const createKafkaRequestConditionalDecision =
  conditionExports.createConditionalDecision;
