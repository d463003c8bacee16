import { InputError } from '@backstage/errors';
import type { AuditPage } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  assertStorable,
  decodeCursor,
  encodeCursor,
  quoted,
} from '../requests';
import type { AuditQuery } from '../services';
import { toAuditEntry, type AuditRow } from './rows';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const positionSchema = z.object({
  at: z.iso.datetime(),
  requestId: z.string().max(36),
  sequence: z.int().positive(),
});

/**
 * Who did what: the timelines of all requests, newest first. It reads what is
 * written with each change; there is no second book that could differ.
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
    const page = this.#knex('request_events')
      .join('requests', 'requests.id', 'request_events.request_id')
      .modify(where, query)
      .orderBy('request_events.at', 'desc')
      .orderBy('request_events.request_id', 'desc')
      .orderBy('request_events.sequence', 'desc')
      .limit(limit + 1)
      .select<AuditRow[]>(
        'request_events.*',
        'requests.kind',
        'requests.cluster',
        'requests.title',
        'requests.resources',
      );
    if (query.cursor !== undefined) {
      const { at, requestId, sequence } = decodeCursor(
        positionSchema,
        query.cursor,
      );
      page.whereRaw(
        '(request_events.at, request_events.request_id, request_events.sequence) < (?, ?, ?)',
        [at, requestId, sequence],
      );
    }
    const rows = await page;
    const items = rows.slice(0, limit).map(toAuditEntry);
    const last = items.at(-1);
    return {
      items,
      nextCursor:
        last && rows.length > limit
          ? encodeCursor({
              at: last.at,
              requestId: last.requestId,
              sequence: last.sequence,
            })
          : undefined,
    };
  }
}

function where(
  builder: Knex.QueryBuilder,
  { resource, actor, from, to }: AuditQuery,
): void {
  if (actor !== undefined) builder.where('request_events.actor', actor);
  if (from !== undefined)
    builder.where('request_events.at', '>=', instant(from, 'from'));
  if (to !== undefined)
    builder.where('request_events.at', '<', instant(to, 'to'));
  if (resource !== undefined) {
    builder.whereIn('request_events.request_id', sub =>
      sub
        .select('request_resources.request_id')
        .from('request_resources')
        .where('request_resources.resource', resource),
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
