import type {
  AuditBreak,
  AuditVerification,
  RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { NO_HASH, toEvent, type EventRow } from '../requests';
import {
  addToRoot,
  brokenEnd,
  brokenLink,
  brokenSeal,
  RECORDS,
  type End,
  type Link,
  type Seal,
} from './chain';
import { toSeal, type SealRow } from './sealRows';
import { verifyRecords } from './verifyRecords';

const PAGE = 1_000;

interface LinkRow extends EventRow {
  last_sequence: number | null;
  last_hash: string | null;
  sealed_hash: string | null;
}

interface Options {
  knex: Knex;
  now?: () => Date;
  /** Rows that are read at once. */
  page?: number;
}

/**
 * Reads the whole trail, page after page, and checks each row against the one
 * before it, each timeline against its request, the records that belong to no
 * request, and each seal against what it sealed. People work meanwhile: each comparison is of what one statement read
 * and of rows that never change.
 */
export class AuditVerifier {
  readonly #knex: Knex;
  readonly #now: () => Date;
  readonly #page: number;

  static create(options: Options): AuditVerifier {
    return new AuditVerifier(options);
  }

  private constructor(options: Options) {
    this.#knex = options.knex;
    this.#now = options.now ?? (() => new Date());
    this.#page = options.page ?? PAGE;
  }

  /** Answers the first break that it finds. */
  async verify(): Promise<AuditVerification> {
    const timelines = await this.#timelines();
    const records = await verifyRecords(this.#knex, this.#page);
    const broken =
      timelines.broken ??
      records.broken ??
      (await this.#emptyTimeline()) ??
      (await this.#removedEnd());
    const seals = broken ? undefined : await this.#seals();
    const found = broken ?? seals?.broken;
    const verifiedAt = this.#now().toISOString();
    if (found) return { verified: false, broken: found, verifiedAt };
    return {
      verified: true,
      events: timelines.count + records.count,
      seals: seals?.last?.number ?? 0,
      head: seals?.last?.hash,
      sealedAt: seals?.last?.sealedAt,
      verifiedAt,
    };
  }

  async #timelines(): Promise<{ count: number; broken?: AuditBreak }> {
    let count = 0;
    let before: Link | undefined;
    for (;;) {
      const links = await this.#linksAfter(before?.event);
      for (const link of links) {
        const same = before?.event.requestId === link.event.requestId;
        const broken =
          (before && !same ? brokenEnd(before) : undefined) ??
          brokenLink(link, same ? before : undefined);
        if (broken) return { count, broken };
        before = link;
        count += 1;
      }
      if (links.length < this.#page)
        return { count, broken: before && brokenEnd(before) };
    }
  }

  async #linksAfter(
    position: { requestId: string; sequence: number } | undefined,
  ): Promise<Link[]> {
    const page = this.#knex('request_events')
      .leftJoin('requests', 'requests.id', 'request_events.request_id')
      .leftJoin('audit_seal_ends', join =>
        join
          .on('audit_seal_ends.request_id', 'request_events.request_id')
          .andOn('audit_seal_ends.sequence', 'request_events.sequence'),
      )
      .orderBy('request_events.request_id')
      .orderBy('request_events.sequence')
      .limit(this.#page)
      .select<LinkRow[]>(
        'request_events.*',
        'requests.last_sequence',
        'requests.last_hash',
        'audit_seal_ends.hash as sealed_hash',
      );
    if (position) {
      page.whereRaw(
        '(request_events.request_id, request_events.sequence) > (?, ?)',
        [position.requestId, position.sequence],
      );
    }
    return (await page).map(toLink);
  }

  /** A request whose timeline is gone as a whole. */
  async #emptyTimeline(): Promise<AuditBreak | undefined> {
    const row = await this.#knex('requests')
      .whereNotExists(
        this.#knex('request_events')
          .select(this.#knex.raw('1'))
          .whereRaw('request_events.request_id = requests.id'),
      )
      .orderBy('requests.id')
      .first<{ id: string } | undefined>('requests.id');
    return (
      row && {
        differs: 'missing',
        message: 'The request has no timeline: it was removed',
        requestId: row.id,
        sequence: 1,
      }
    );
  }

  /** A row that was sealed and is gone, with its request or without. */
  async #removedEnd(): Promise<AuditBreak | undefined> {
    const row = await this.#knex('audit_seal_ends')
      .leftJoin('request_events', join =>
        join
          .on('request_events.request_id', 'audit_seal_ends.request_id')
          .andOn('request_events.sequence', 'audit_seal_ends.sequence'),
      )
      .whereNull('request_events.request_id')
      .whereNot('audit_seal_ends.request_id', RECORDS)
      .orderBy('audit_seal_ends.request_id')
      .first<
        { request_id: string; sequence: number; seal: number } | undefined
      >(
        'audit_seal_ends.request_id',
        'audit_seal_ends.sequence',
        'audit_seal_ends.seal',
      );
    return (
      row && {
        differs: 'missing',
        message: `Row ${row.sequence}, which seal ${row.seal} holds, is missing: it was removed`,
        requestId: row.request_id,
        sequence: row.sequence,
        seal: row.seal,
      }
    );
  }

  async #seals(): Promise<{ last?: Seal; broken?: AuditBreak }> {
    let last: Seal | undefined;
    for (;;) {
      const rows: SealRow[] = await this.#knex('audit_seals')
        .where('number', '>', last?.number ?? 0)
        .orderBy('number')
        .limit(this.#page)
        .select('*');
      for (const seal of rows.map(toSeal)) {
        const broken = brokenSeal(seal, last, await this.#foundOf(seal));
        if (broken) return { last, broken };
        last = seal;
      }
      if (rows.length < this.#page) return { last };
    }
  }

  /** What the ends that are kept of a seal give now. */
  async #foundOf(seal: Seal): Promise<{ root: string; requests: number }> {
    let root = NO_HASH;
    let requests = 0;
    let after = '';
    for (;;) {
      const ends: End[] = await this.#knex('audit_seal_ends')
        .where('seal', seal.number)
        .where('request_id', '>', after)
        .orderBy('request_id')
        .limit(this.#page)
        .select('request_id as requestId', 'sequence', 'hash');
      root = ends.reduce(addToRoot, root);
      requests += ends.length;
      if (ends.length < this.#page) return { root, requests };
      after = ends[ends.length - 1].requestId;
    }
  }
}

function toLink(row: LinkRow): Link {
  return {
    event: readEvent(row),
    hash: row.hash,
    end:
      row.last_sequence === null || row.last_hash === null
        ? undefined
        : { sequence: row.last_sequence, hash: row.last_hash },
    sealedHash: row.sealed_hash ?? undefined,
  };
}

/** A row that cannot be read is one that was never written so. */
function readEvent(row: LinkRow): RequestEvent {
  try {
    return toEvent(row);
  } catch {
    return {
      requestId: row.request_id,
      sequence: row.sequence,
      type: row.type,
      at: String(row.at),
      actor: row.actor,
      message: row.message,
      details: { unreadable: row.details },
    };
  }
}
