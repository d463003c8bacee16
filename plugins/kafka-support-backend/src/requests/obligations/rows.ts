import type {
  ObligationKind,
  ObligationState,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { isoTime, type Timestamp } from '../store/rows';
import type { StoredObligation } from './types';

/** A row of `obligations`. */
export interface ObligationRow {
  id: string;
  kind: ObligationKind;
  state: ObligationState;
  title: string;
  cluster: string;
  resource: string;
  request_id: string | null;
  owed_by: string;
  detail: string;
  due_at: Timestamp;
  reminded_at: Timestamp | null;
  missed_at: Timestamp | null;
  reason: string | null;
  version: number;
  attempts: number;
  created_at: Timestamp;
  settled_at: Timestamp | null;
  settled_by: string | null;
}

const time = (timestamp: Timestamp | null) =>
  timestamp === null ? undefined : isoTime(timestamp);

export function toObligation(
  row: ObligationRow,
  people: string[],
): StoredObligation {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    title: row.title,
    cluster: row.cluster,
    resource: row.resource,
    requestId: row.request_id ?? undefined,
    owedBy: row.owed_by,
    people,
    detail: JSON.parse(row.detail),
    dueAt: isoTime(row.due_at),
    remindedAt: time(row.reminded_at),
    missedAt: time(row.missed_at),
    reason: row.reason ?? undefined,
    version: row.version,
    attempts: row.attempts,
    createdAt: isoTime(row.created_at),
    settledAt: time(row.settled_at),
    settledBy: row.settled_by ?? undefined,
  };
}
