import type {
  Evaluation,
  Guardrail,
  Ownership,
  RequiredReviewer,
  ReviewerRole,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  NewOwner,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** The active rules with their limits. */
export interface Guardrails {
  /**
   * Pure over the input. A rule that throws counts as failed with its own
   * effect, at least review.
   */
  evaluate(input: RuleInput, now: Date): Evaluation;
  /** As GET /guardrails answers it. */
  list(): Guardrail[];
}

/** Facts that rules need beside what the caller knows already. */
export type GatherRuleInput = (
  known: Omit<
    RuleInput,
    | 'topics'
    | 'grants'
    | 'brokers'
    | 'health'
    | 'existingTopics'
    | 'topicDefaults'
  >,
  view: ClusterView,
) => Promise<RuleInput>;

/** Who fills which role: groups or users from configuration, entity refs. */
export type ReviewerGroups = Record<
  Exclude<ReviewerRole, 'resource owner' | 'new owner'>,
  string[]
>;

/** Pure: who must agree and why. Empty unless the decision is review. */
export type ReviewersOf = (input: {
  evaluation: Evaluation;
  /** Asked by the kind, whatever the findings. */
  always: ReviewerRole[];
  ownership: Ownership;
  /** Nobody but who asks can act for the owner: it cannot review. */
  onlyRequesterActs?: boolean;
  /** The group that the plan makes the owner. */
  newOwner?: NewOwner;
  groups: ReviewerGroups;
}) => RequiredReviewer[];
