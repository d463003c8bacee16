export { ReviewerList, type ReviewerListProps } from './ReviewerList';
