export { ClaimManyLink } from './ClaimManyLink';
export { ClaimManyPage } from './ClaimManyPage';
