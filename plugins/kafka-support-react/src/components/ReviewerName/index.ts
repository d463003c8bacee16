export { ReviewerName, type ReviewerNameProps } from './ReviewerName';
