export { kindForms } from './kinds';
export { NewRequestPage } from './NewRequestPage';
export { NewKindPage } from './NewKindPage';
