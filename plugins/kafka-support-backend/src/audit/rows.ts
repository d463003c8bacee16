import type { AuditEntry } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  toAuditRecord,
  toEvent,
  type AuditRecordRow,
  type EventRow,
} from '../requests';

/** A timeline row with what it happened to. */
export interface AuditRow extends EventRow {
  kind: string;
  cluster: string;
  title: string;
  /** JSON array. */
  resources: string;
}

export function toAuditEntry(row: AuditRow): AuditEntry {
  const { kind, cluster, title } = row;
  return {
    ...toEvent(row),
    kind,
    cluster,
    title,
    resources: JSON.parse(row.resources),
  };
}

export function toRecordEntry(row: AuditRecordRow): AuditEntry {
  const { resource, ...record } = toAuditRecord(row);
  return { ...record, resources: resource === undefined ? [] : [resource] };
}
