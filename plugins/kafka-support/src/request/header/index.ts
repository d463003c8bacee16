export { RequestHeader } from './RequestHeader';
export { StatusBanner } from './StatusBanner';
