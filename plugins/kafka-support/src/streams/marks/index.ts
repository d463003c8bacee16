export { MarkList, type MarkListProps } from './MarkList';
export { markSeverities } from './markSeverities';
