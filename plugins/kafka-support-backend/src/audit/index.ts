export { AuditLog } from './AuditLog';
export { audited } from './audited';
export type { AuditEventId } from './auditEvents';
export { callMeta } from './auditMeta';
