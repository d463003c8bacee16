import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { NO_HASH } from '../requests';
import { audited } from './audited';
import { addToRoot, RECORDS, sealOf, type End, type Seal } from './chain';
import { toSeal, toSealRow, type SealRow } from './sealRows';

/** What one seal holds at most; the next takes the rest. */
const MAX_ENDS = 5_000;
/** SQLite binds some thousand values at once. */
const ROWS_AT_ONCE = 200;

interface Options {
  knex: Knex;
  auditor: AuditorService;
  now?: () => Date;
  maxEnds?: number;
}

interface UnsealedRow {
  id: string;
  last_sequence: number;
  last_hash: string;
  sealed: number | string;
}

/**
 * Seals the ends of the timelines that grew since the last seal, and the end of
 * the records that belong to no request.
 *
 * A seal holds the hash of the seal before, so all of them are one chain; its
 * own hash goes to the auditor before it is stored, and what is not told is
 * not sealed. Whoever may write the database could make all hashes anew, but
 * not what the auditor's log has. What came after the last seal is chained
 * only. One replica seals at a time; should two, the second finds the number
 * taken.
 */
export class AuditSealer {
  readonly #options: Options;

  static create(options: Options): AuditSealer {
    return new AuditSealer(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Seals all there is.
   *
   * @returns the new seals; none when nothing happened since the last
   */
  async seal(): Promise<Seal[]> {
    const seals: Seal[] = [];
    const { maxEnds = MAX_ENDS } = this.#options;
    for (;;) {
      const ends = await this.#unsealed(maxEnds);
      if (ends.length > 0) seals.push(await this.#sealEnds(ends));
      if (ends.length < maxEnds) return seals;
    }
  }

  async #unsealed(limit: number): Promise<(End & { events: number })[]> {
    const sealed = 'coalesce(max(audit_seal_ends.sequence), 0)';
    const records = await this.#unsealedRecords();
    const rows: UnsealedRow[] = await this.#options
      .knex('requests')
      .leftJoin('audit_seal_ends', 'audit_seal_ends.request_id', 'requests.id')
      .groupBy('requests.id', 'requests.last_sequence', 'requests.last_hash')
      .havingRaw(`${sealed} < requests.last_sequence`)
      .orderBy('requests.id')
      .limit(limit - records.length)
      .select('requests.id', 'requests.last_sequence', 'requests.last_hash')
      .select(this.#options.knex.raw(`${sealed} as sealed`));
    const requests = rows.map(row => ({
      requestId: row.id,
      sequence: row.last_sequence,
      hash: row.last_hash,
      events: row.last_sequence - Number(row.sealed),
    }));
    return [...requests, ...records];
  }

  /** The end of the records that belong to no request, where they grew. */
  async #unsealedRecords(): Promise<(End & { events: number })[]> {
    const { knex } = this.#options;
    const last = await knex('audit_records')
      .orderBy('sequence', 'desc')
      .first<{ sequence: number; hash: string } | undefined>(
        'sequence',
        'hash',
      );
    const sealed = await knex('audit_seal_ends')
      .where('request_id', RECORDS)
      .max<{ sequence: number | null }[]>({ sequence: 'sequence' });
    const before = sealed[0].sequence ?? 0;
    return last && last.sequence > before
      ? [{ requestId: RECORDS, ...last, events: last.sequence - before }]
      : [];
  }

  async #sealEnds(ends: (End & { events: number })[]): Promise<Seal> {
    const { knex, auditor, now = () => new Date() } = this.#options;
    const last: SealRow | undefined = await knex('audit_seals')
      .orderBy('number', 'desc')
      .first('*');
    const before = last && toSeal(last);
    const seal = sealOf({
      number: (before?.number ?? 0) + 1,
      requests: ends.length,
      events: ends.reduce((sum, { events }) => sum + events, 0),
      root: ends.reduce(addToRoot, NO_HASH),
      previous: before?.hash ?? NO_HASH,
      sealedAt: now().toISOString(),
    });
    const { number, requests, events, hash, previous, sealedAt } = seal;
    const meta = { seal: number, head: hash, previous, requests, events };
    await audited(
      auditor,
      { eventId: 'audit-seal', meta: { ...meta, sealedAt } },
      () =>
        knex.transaction(async trx => {
          await trx('audit_seals').insert(toSealRow(seal));
          const rows = ends.map(end => ({
            request_id: end.requestId,
            sequence: end.sequence,
            hash: end.hash,
            seal: number,
          }));
          await trx.batchInsert('audit_seal_ends', rows, ROWS_AT_ONCE);
        }),
    );
    return seal;
  }
}
