export { DueChip } from './DueChip';
export { ObligationsPage } from './ObligationsPage';
export { ObligationTitle } from './ObligationTitle';
export { useObligations } from './useObligations';
