export { GradeChip, type GradeChipProps } from './GradeChip';
