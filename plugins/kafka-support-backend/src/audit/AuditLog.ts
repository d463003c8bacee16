import { InputError } from '@backstage/errors';
import type {
  AuditEntry,
  AuditPage,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { setOwnerChangeId } from '../kinds';
import {
  assertStorable,
  decodeCursor,
  encodeCursor,
  quoted,
  type AuditRecordRow,
} from '../requests';
import type { AuditQuery } from '../services';
import { toAuditEntry, toRecordEntry, type AuditRow } from './rows';
import { withFields } from './withFields';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const positionSchema = z.object({
  at: z.iso.datetime(),
  /** Empty for a record of no request; those come after requests of the same moment. */
  requestId: z.string().max(36),
  sequence: z.int().positive(),
});
type Position = z.output<typeof positionSchema>;

/**
 * Who did what: the timelines of all requests and the records that belong to
 * none, newest first. It reads what is written with each change; there is no
 * second book that could differ.
 */
export class AuditLog {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): AuditLog {
    return new AuditLog(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws InputError for a time or a cursor that is none */
  async list(query: AuditQuery): Promise<AuditPage> {
    assertStorable(query, 'query');
    const limit = Math.min(query.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
    const after =
      query.cursor === undefined
        ? undefined
        : decodeCursor(positionSchema, query.cursor);
    const [events, records] = await Promise.all([
      this.#events(query, after, limit + 1),
      this.#records(query, after, limit + 1),
    ]);
    const found = [...events, ...records].sort(newestFirst);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: await withFields(this.#knex, items),
      nextCursor:
        last && found.length > limit
          ? encodeCursor(positionOf(last))
          : undefined,
    };
  }

  async #events(
    query: AuditQuery,
    after: Position | undefined,
    limit: number,
  ): Promise<AuditEntry[]> {
    const page = this.#knex('request_events')
      .join('requests', 'requests.id', 'request_events.request_id')
      .modify(where, 'request_events', query)
      .modify(whereOfRequests, query)
      .orderBy('request_events.at', 'desc')
      .orderBy('request_events.request_id', 'desc')
      .orderBy('request_events.sequence', 'desc')
      .limit(limit)
      .select<AuditRow[]>(
        'request_events.*',
        'requests.kind',
        'requests.cluster',
        'requests.title',
        'requests.resources',
      );
    if (after) {
      const { at, requestId, sequence } = after;
      page.whereRaw(
        '(request_events.at, request_events.request_id, request_events.sequence) < (?, ?, ?)',
        [at, requestId, sequence],
      );
    }
    return (await page).map(toAuditEntry);
  }

  async #records(
    query: AuditQuery,
    after: Position | undefined,
    limit: number,
  ): Promise<AuditEntry[]> {
    const page = this.#knex('audit_records')
      .modify(where, 'audit_records', query)
      .orderBy('at', 'desc')
      .orderBy('sequence', 'desc')
      .limit(limit)
      .select<AuditRecordRow[]>('*');
    const { kind, resource } = query;
    if (kind !== undefined) page.where({ kind });
    if (resource !== undefined) page.where({ resource });
    if (after?.requestId === '')
      page.whereRaw('(at, sequence) < (?, ?)', [after.at, after.sequence]);
    else if (after) page.where('at', '<=', after.at);
    return (await page).map(toRecordEntry);
  }
}

function positionOf({ at, requestId, sequence }: AuditEntry): Position {
  return { at, requestId: requestId ?? '', sequence };
}

function newestFirst(a: AuditEntry, b: AuditEntry): number {
  const [one, other] = [positionOf(a), positionOf(b)];
  for (const key of ['at', 'requestId', 'sequence'] as const)
    if (one[key] !== other[key]) return one[key] < other[key] ? 1 : -1;
  return 0;
}

function where(
  builder: Knex.QueryBuilder,
  table: 'request_events' | 'audit_records',
  { actor, from, to }: AuditQuery,
): void {
  if (actor !== undefined) builder.where(`${table}.actor`, actor);
  if (from !== undefined)
    builder.where(`${table}.at`, '>=', instant(from, 'from'));
  if (to !== undefined) builder.where(`${table}.at`, '<', instant(to, 'to'));
}

function whereOfRequests(
  builder: Knex.QueryBuilder,
  { kind, resource }: AuditQuery,
): void {
  if (kind !== undefined) builder.where('requests.kind', kind);
  if (resource !== undefined) {
    builder.whereIn('request_events.request_id', sub =>
      sub
        .select('request_resources.request_id')
        .from('request_resources')
        .where('request_resources.resource', resource),
    );
    // Of a batch of claims only what was done to this one.
    builder.where(row =>
      row
        .whereNull('request_events.change_id')
        .orWhereRaw('request_events.change_id not like ?', [
          setOwnerChangeId('%'),
        ])
        .orWhere('request_events.change_id', setOwnerChangeId(resource)),
    );
  }
}

/** In the one form that is stored, so that text compares as time does. */
function instant(text: string, name: string): string {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new InputError(
    `"query.${name}" is ${quoted(
      text,
    )}. Valid is an instant such as "2026-11-21T10:00:00Z"`,
  );
}
