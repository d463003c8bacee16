export { withManagedElsewhere } from './withManagedElsewhere';
export * from './types';
export { DefaultGuardrails } from './DefaultGuardrails';
export { gatherRuleInput } from './gatherRuleInput';
export { readReviewerGroups } from './reviewerGroups';
export { reviewersOf } from './reviewersOf';
export { builtInRules } from './rules/builtInRules';
