export { NewRequestPage } from './NewRequestPage';
export { NewKindPage } from './NewKindPage';
