export { DatabaseRequestStore } from './store/DatabaseRequestStore';
export { applyMigrations, migrateLatest } from './store/migrations';
export { decodeCursor, encodeCursor } from './cursor';
export type {
  Assessment,
  Assessor,
  Caller,
  IdempotencyKey,
  NewRequest,
  NewRequestEvent,
  RecordedPlan,
  RequestCondition,
  RequestFilter,
  RequestListener,
  RequestsService,
  RequestStore,
  RequestUpdate,
  StoredRequest,
} from './types';
