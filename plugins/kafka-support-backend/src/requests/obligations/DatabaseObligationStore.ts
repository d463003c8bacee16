import { SYSTEM } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { insertObligation } from './insertObligation';
import { listObligations, withPeople } from './listObligations';
import type { ObligationRow } from './rows';
import { noLease, settledBy, settleObligation } from './settleObligation';
import type {
  NewObligation,
  ObligationLease,
  ObligationPage,
  ObligationStore,
  Settlement,
  StoredObligation,
} from './types';

/**
 * Obligations in SQLite or PostgreSQL. Replicas share them by conditional
 * updates of one row: of two that claim, settle or tell, one changes the row
 * and the other finds that it changed none.
 */
export class DatabaseObligationStore implements ObligationStore {
  readonly #knex: Knex;
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    now?: () => Date;
  }): DatabaseObligationStore {
    return new DatabaseObligationStore(options);
  }

  private constructor(options: { knex: Knex; now?: () => Date }) {
    this.#knex = options.knex;
    this.#now = options.now ?? (() => new Date());
  }

  async open(obligation: NewObligation): Promise<StoredObligation | undefined> {
    const opened = await this.#knex.transaction(trx =>
      insertObligation(trx, obligation, this.#now()),
    );
    return opened ? this.get(obligation.id) : undefined;
  }

  async get(id: string): Promise<StoredObligation | undefined> {
    // PostgreSQL refuses a text with a NUL where it should find nothing.
    if (id.includes('\u0000')) return undefined;
    return (await this.#select({ id }))[0];
  }

  list(query: Parameters<ObligationStore['list']>[0]): Promise<ObligationPage> {
    return listObligations(this.#knex, query);
  }

  ofRequest(requestId: string): Promise<StoredObligation[]> {
    return this.#select({ request_id: requestId });
  }

  async listWork(now: Date, limit: number): Promise<string[]> {
    const rows = await this.#knex('obligations')
      .where({ state: 'open', owed_by: SYSTEM })
      .where('try_at', '<=', now.toISOString())
      .where(free => whereFree(free, now))
      .orderBy(['try_at', 'id'])
      .limit(limit)
      .select<{ id: string }[]>('id');
    return rows.map(({ id }) => id);
  }

  async claim(
    id: string,
    { holder, until }: ObligationLease,
    now: Date,
  ): Promise<StoredObligation | undefined> {
    const changed = await this.#knex('obligations')
      .where({ id, state: 'open', owed_by: SYSTEM })
      .where('try_at', '<=', now.toISOString())
      .where(free => whereFree(free, now))
      .update({
        lease_holder: holder,
        lease_until: until.toISOString(),
        version: this.#knex.raw('version + 1'),
        attempts: this.#knex.raw('attempts + 1'),
      });
    return changed === 1 ? this.get(id) : undefined;
  }

  async finish(
    id: string,
    holder: string,
    outcome: Parameters<ObligationStore['finish']>[2],
    now: Date,
  ): Promise<boolean> {
    const { state, reason } = outcome;
    const changed = await this.#knex('obligations')
      .where({ id, state: 'open', lease_holder: holder })
      .update({
        ...noLease,
        state,
        reason: reason ?? null,
        version: this.#knex.raw('version + 1'),
        ...(outcome.state === 'open'
          ? {
              try_at: outcome.tryAt.toISOString(),
              ...(outcome.detail && { detail: JSON.stringify(outcome.detail) }),
            }
          : settledBy(outcome.by, now)),
      });
    return changed === 1;
  }

  settle(id: string, settlement: Settlement, now: Date): Promise<boolean> {
    return settleObligation(this.#knex, id, settlement, now);
  }

  async takeReminders(
    now: Date,
    dueBefore: Date,
    limit: number,
  ): Promise<StoredObligation[]> {
    const rows = await this.#knex('obligations')
      .where({ state: 'open' })
      .where('due_at', '>', now.toISOString())
      .where('due_at', '<=', dueBefore.toISOString())
      .whereNull('reminded_at')
      .where('remind_from', '<=', now.toISOString())
      .orderBy(['due_at', 'id'])
      .limit(limit)
      .select<ObligationRow[]>('*');
    return this.#take(rows, 'reminded_at', now);
  }

  async takeMissed(now: Date, limit: number): Promise<StoredObligation[]> {
    const rows = await this.#knex('obligations')
      .where({ state: 'open' })
      .where('due_at', '<=', now.toISOString())
      .whereNot('owed_by', SYSTEM)
      .whereNull('missed_at')
      .orderBy(['due_at', 'id'])
      .limit(limit)
      .select<ObligationRow[]>('*');
    return this.#take(rows, 'missed_at', now);
  }

  markMissed(id: string, now: Date): Promise<boolean> {
    return this.#mark(id, 'missed_at', now);
  }

  async #take(
    rows: ObligationRow[],
    column: 'reminded_at' | 'missed_at',
    now: Date,
  ): Promise<StoredObligation[]> {
    const taken: ObligationRow[] = [];
    for (const row of rows)
      if (await this.#mark(row.id, column, now)) taken.push(row);
    return withPeople(this.#knex, taken);
  }

  async #mark(
    id: string,
    column: 'reminded_at' | 'missed_at',
    now: Date,
  ): Promise<boolean> {
    const changed = await this.#knex('obligations')
      .where({ id })
      .whereNull(column)
      .update({ [column]: now.toISOString() });
    return changed === 1;
  }

  async #select(where: Partial<ObligationRow>): Promise<StoredObligation[]> {
    const rows = await this.#knex('obligations')
      .where(where)
      .orderBy(['due_at', 'id'])
      .select<ObligationRow[]>('*');
    return withPeople(this.#knex, rows);
  }
}

function whereFree(builder: Knex.QueryBuilder, now: Date): void {
  builder
    .whereNull('lease_until')
    .orWhere('lease_until', '<=', now.toISOString());
}
