export { fixQuery } from './fixQuery';
export { MarkList, type MarkListProps } from './MarkList';
export { offersClaim } from './offersClaim';
export { markSeverities } from './markSeverities';
