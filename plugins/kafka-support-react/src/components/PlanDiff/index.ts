export { PlanDiff, type PlanDiffProps } from './PlanDiff';
export { FieldValue, type FieldValueProps } from './FieldValue';
export { ImpactChip } from './ImpactChip';
export { ChangeTitle } from './ChangeTitle';
export { FieldDiffRow } from './FieldDiffRow';
