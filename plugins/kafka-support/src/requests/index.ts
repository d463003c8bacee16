export { RequestsPage } from './RequestsPage';
export { RequestTable, type RequestColumn } from './RequestTable';
export { useRequestList } from './useRequestList';
