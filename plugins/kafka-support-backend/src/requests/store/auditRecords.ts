import {
  canonicalDigest,
  type AuditRecord,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { NO_HASH } from './eventHash';
import { isoTime, type Timestamp } from './rows';

/** What is recorded; its number is counted when it is written. */
export type NewAuditRecord = Omit<AuditRecord, 'sequence'>;

/** A row of `audit_records`. */
export interface AuditRecordRow {
  sequence: number;
  type: AuditRecord['type'];
  kind: AuditRecord['kind'];
  at: Timestamp;
  actor: string;
  cluster: string;
  resource: string | null;
  title: string;
  message: string;
  details: string | null;
  hash: string;
}

const MAX_ATTEMPTS = 20;

export function toAuditRecord(row: Omit<AuditRecordRow, 'hash'>): AuditRecord {
  return {
    sequence: row.sequence,
    type: row.type,
    kind: row.kind,
    at: isoTime(row.at),
    actor: row.actor,
    cluster: row.cluster,
    resource: row.resource ?? undefined,
    title: row.title,
    message: row.message,
    details: row.details === null ? undefined : JSON.parse(row.details),
  };
}

/** Chains a record to the one before, like a row of a timeline. */
export function recordHash(before: string, record: AuditRecord): string {
  return canonicalDigest({ before, record });
}

/** Writes the next record of the chain; two at once: the second fails, for `recorded` to try again. */
async function appendRecord(
  trx: Knex.Transaction,
  record: NewAuditRecord,
): Promise<void> {
  const last: AuditRecordRow | undefined = await trx('audit_records')
    .orderBy('sequence', 'desc')
    .first('*');
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    type: record.type,
    kind: record.kind,
    at: isoTime(record.at),
    actor: record.actor,
    cluster: record.cluster,
    resource: record.resource ?? null,
    title: record.title,
    message: record.message,
    details:
      record.details === undefined ? null : JSON.stringify(record.details),
  };
  await trx('audit_records').insert({
    ...row,
    hash: recordHash(last?.hash ?? NO_HASH, toAuditRecord(row)),
  });
}

/**
 * Does `work` and records what it answers, in one transaction: nothing happens
 * without its record. Where another one wrote a record at the same moment, all
 * of it is done again.
 *
 * @param work - writes through its transaction only; answers undefined to record nothing
 */
export async function recorded<T>(
  knex: Knex,
  work: (
    trx: Knex.Transaction,
  ) => Promise<{ record?: NewAuditRecord; result: T }>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await knex.transaction(async trx => {
        const { record, result } = await work(trx);
        if (record) await appendRecord(trx, record);
        return result;
      });
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isTaken(error)) throw error;
    }
  }
}

/** The number of the record was taken meanwhile: SQLite and PostgreSQL name the column or the key. */
function isTaken(error: unknown): boolean {
  const message = String((error as Error)?.message);
  return /audit_records(\.sequence|_pkey)/.test(message);
}
