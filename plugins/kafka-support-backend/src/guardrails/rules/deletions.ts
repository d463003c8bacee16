import type {
  Deletions,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** What the plan takes away; nothing where it was not asked. */
export function deletionsOf({ deletions }: RuleInput): Deletions {
  return deletions ?? { topics: [], groups: [] };
}
