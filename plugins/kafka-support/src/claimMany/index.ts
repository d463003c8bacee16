export { ClaimManyPage } from './ClaimManyPage';
