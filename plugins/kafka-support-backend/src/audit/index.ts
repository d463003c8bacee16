export { AuditLog } from './AuditLog';
export { AuditSealer } from './AuditSealer';
export { AuditVerifier } from './AuditVerifier';
export { audited } from './audited';
export type { AuditEventId } from './auditEvents';
export { callMeta } from './auditMeta';
