export { FindingsList, type FindingsListProps } from './FindingsList';
export { FindingItem, type FindingItemProps } from './FindingItem';
export {
  RemedyButton,
  type FixFields,
  type RemedyButtonProps,
} from './RemedyButton';
