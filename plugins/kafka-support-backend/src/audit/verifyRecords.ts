import type {
  AuditBreak,
  AuditRecord,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import {
  isoTime,
  NO_HASH,
  recordHash,
  toAuditRecord,
  type AuditRecordRow,
} from '../requests';
import { RECORDS } from './chain';

type LinkRow = AuditRecordRow & { sealed_hash: string | null };

/** A record that cannot be read is one that was never written so. */
function readRecord(row: AuditRecordRow): AuditRecord {
  try {
    return toAuditRecord(row);
  } catch {
    return {
      ...toAuditRecord({ ...row, at: isoTime(0 as never), details: null }),
      details: { unreadable: row.details },
    };
  }
}

function broken(
  row: LinkRow,
  before: { sequence: number; hash: string },
): AuditBreak | undefined {
  const expected = before.sequence + 1;
  const at = { sequence: expected };
  if (row.sequence !== expected)
    return {
      ...at,
      differs: 'missing',
      message: `Record ${expected} of no request is missing: it was removed`,
    };
  if (row.hash !== recordHash(before.hash, readRecord(row)))
    return {
      ...at,
      differs: 'content',
      message: `Record ${expected} of no request is not what its hash was made of: it was changed or inserted, or the record before it was replaced`,
    };
  if (row.sealed_hash !== null && row.sealed_hash !== row.hash)
    return {
      ...at,
      differs: 'seal',
      message: `Record ${expected} of no request is not the one that was sealed: the records were written anew`,
    };
  return undefined;
}

/** Checks the chain of records that belong to no request, page after page. */
export async function verifyRecords(
  knex: Knex,
  page: number,
): Promise<{ count: number; broken?: AuditBreak }> {
  let before = { sequence: 0, hash: NO_HASH };
  for (;;) {
    const rows: LinkRow[] = await knex('audit_records')
      .leftJoin('audit_seal_ends', join =>
        join
          .on('audit_seal_ends.sequence', 'audit_records.sequence')
          .andOnVal('audit_seal_ends.request_id', RECORDS),
      )
      .where('audit_records.sequence', '>', before.sequence)
      .orderBy('audit_records.sequence')
      .limit(page)
      .select('audit_records.*', 'audit_seal_ends.hash as sealed_hash');
    for (const row of rows) {
      const found = broken(row, before);
      if (found) return { count: before.sequence, broken: found };
      before = row;
    }
    if (rows.length < page)
      return {
        count: before.sequence,
        broken: await cutOff(knex, before.sequence),
      };
  }
}

/** A record that was sealed and is gone from the end. */
async function cutOff(
  knex: Knex,
  last: number,
): Promise<AuditBreak | undefined> {
  const sealed = await knex('audit_seal_ends')
    .where('request_id', RECORDS)
    .where('sequence', '>', last)
    .orderBy('sequence')
    .first<{ seal: number } | undefined>('seal');
  return (
    sealed && {
      differs: 'missing',
      message: `Record ${last + 1} of no request is missing: seal ${
        sealed.seal
      } holds a later one`,
      sequence: last + 1,
      seal: sealed.seal,
    }
  );
}
