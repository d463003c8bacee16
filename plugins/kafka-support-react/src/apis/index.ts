export { kafkaSupportApiRef } from './kafkaSupportApiRef';
export { queryClientApiRef } from './queryClientApiRef';
export { createQueryClient } from './createQueryClient';
