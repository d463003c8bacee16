import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { CatalogMemory } from './CatalogFacts';

const MINUTE_MS = 60_000;
/** How old the time of an answer that did not change may be in the database. */
const WRITE_EVERY_MS = 5 * MINUTE_MS;
/** Longer nobody asked for it; an outage is shorter. */
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS;
/** What is longer is no answer about an owner, and is not kept. */
const MAX_LENGTH = 2_000_000;
const MAX_KEY_LENGTH = 500;
const MAX_WRITTEN = 10_000;

/**
 * What the catalog said last, in the table `catalog_facts`. Written only when
 * the answer is another one or its time is some minutes old, so that reading
 * the catalog costs no write.
 */
export class DatabaseCatalogMemory implements CatalogMemory {
  readonly #knex: Knex;
  readonly #written = new Map<string, { digest: string; atMs: number }>();
  #sweptMs = 0;

  static create(options: { knex: Knex }): DatabaseCatalogMemory {
    return new DatabaseCatalogMemory(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    key: string,
  ): Promise<{ value: unknown; readAtMs: number } | undefined> {
    const row = await this.#knex('catalog_facts')
      .where({ key })
      .first<{ value: string | null; read_at: Date | string } | undefined>();
    if (!row) return undefined;
    return {
      value: row.value === null ? undefined : JSON.parse(row.value),
      readAtMs: new Date(row.read_at).getTime(),
    };
  }

  async put(key: string, value: unknown, readAtMs: number): Promise<void> {
    const text = value === undefined ? null : JSON.stringify(value);
    if (key.length > MAX_KEY_LENGTH || (text?.length ?? 0) > MAX_LENGTH) return;
    const digest = createHash('sha256')
      .update(text ?? '')
      .digest('base64');
    const last = this.#written.get(key);
    if (last?.digest === digest && readAtMs - last.atMs < WRITE_EVERY_MS)
      return;
    if (this.#written.size >= MAX_WRITTEN) this.#written.clear();
    this.#written.set(key, { digest, atMs: readAtMs });
    try {
      await this.#knex('catalog_facts')
        .insert({ key, value: text, read_at: isoOf(readAtMs) })
        .onConflict('key')
        .merge();
      await this.#forgetOld(readAtMs);
    } catch (error) {
      this.#written.delete(key);
      throw error;
    }
  }

  /** Once an hour: what nobody has asked for in a long time. */
  async #forgetOld(nowMs: number): Promise<void> {
    if (nowMs - this.#sweptMs < 60 * MINUTE_MS) return;
    this.#sweptMs = nowMs;
    await this.#knex('catalog_facts')
      .where('read_at', '<', isoOf(nowMs - KEPT_MS))
      .delete();
  }
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
