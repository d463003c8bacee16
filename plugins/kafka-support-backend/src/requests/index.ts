export { DefaultAssessor } from './DefaultAssessor';
export { DefaultRequestsService } from './DefaultRequestsService';
export { OwnershipFollower } from './OwnershipFollower';
export {
  DatabaseObligationStore,
  insertObligation,
  ObligationNotifier,
  obligationsConfigSchema,
  ObligationRunner,
  settleObligation,
  type NewObligation,
  type ObligationHandler,
  type ObligationOutcome,
  type ObligationsConfig,
  type ObligationStore,
  type Settlement,
  type StoredObligation,
} from './obligations';
export { TemporaryEnds } from './TemporaryEnds';
export { UnansweredRequests } from './UnansweredRequests';
export { DatabaseRequestStore } from './store/DatabaseRequestStore';
export { applyMigrations, migrateLatest } from './store/migrations';
export { decodeCursor, encodeCursor } from './cursor';
export {
  recorded,
  recordHash,
  toAuditRecord,
  type AuditRecordRow,
  type NewAuditRecord,
} from './store/auditRecords';
export { eventHash, NO_HASH } from './store/eventHash';
export { isoTime, toEvent, type EventRow, type Timestamp } from './store/rows';
export { parseBody } from './parseBody';
export { assertPerson } from './person';
export { withDetails } from './withDetails';
export { anyOf, openRoles } from './reviewing';
export { doneChanges, revertible } from './standing';
export { assertStorable, quoted, shown } from './text';
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
