import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  SYSTEM,
  type RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type {
  IdempotencyKey,
  NewRequest,
  RecordedPlan,
  RequestListener,
  RequestStore,
  RequestUpdate,
  StoredRequest,
} from '../types';
import { chunksOf } from './chunksOf';
import { recorded, type NewAuditRecord } from './auditRecords';
import { holdsClaims, takeClaims } from './claims';
import { findIdempotent, takeIdempotencyKey } from './idempotency';
import { insertRequest } from './insertRequest';
import { listOpenByResource, listRequests } from './listRequests';
import { completeRequests, selectRequests } from './readRequests';
import {
  isoTime,
  toEvent,
  type EventRow,
  type PlanRow,
  type Timestamp,
} from './rows';
import { writeUpdate, type Written } from './writeUpdate';

/** Each attempt that loses means that another writer won, so this ends. */
const MAX_ATTEMPTS = 100;
interface Options {
  knex: Knex;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Requests in SQLite or PostgreSQL.
 *
 * Every write is one transaction that begins with an update conditional on the
 * version, so that of two writers one wins and the other looks again. The
 * timeline row of a change of status is in the same transaction; its sequence
 * is counted in the request's own row and thus has no gaps. Nothing goes over
 * the network and no second connection is taken inside a transaction (SQLite
 * has one). Listeners are told after the commit, on this replica only.
 */
export class DatabaseRequestStore implements RequestStore {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #listeners = new Set<RequestListener>();

  static create(options: Options): DatabaseRequestStore {
    return new DatabaseRequestStore(options);
  }

  private constructor(options: Options) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#now = options.now ?? (() => new Date());
  }

  subscribe(listener: RequestListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async create(input: NewRequest): Promise<StoredRequest> {
    const { request, takeOver, idempotency } = input;
    const before = takeOver && (await this.#get(takeOver.id));
    const written = await this.#knex.transaction(async trx => {
      const taken =
        idempotency &&
        (await takeIdempotencyKey(trx, idempotency, request.id, this.#now()));
      if (taken) return taken;
      const created = await insertRequest(trx, input);
      const superseded = before && (await this.#supersede(trx, before, input));
      if (holdsClaims(request.status, false))
        await takeClaims(trx, request.id, request.claimKeys);
      return { created, superseded };
    });
    if (typeof written === 'string') return this.#get(written);
    if (written.superseded) this.#publish(written.superseded);
    this.#publish(written.created);
    return written.created.request;
  }

  async findIdempotent(
    key: IdempotencyKey,
    bodyHash: string,
  ): Promise<StoredRequest | undefined> {
    const id = await findIdempotent(this.#knex, key, bodyHash, this.#now());
    return id === undefined ? undefined : this.get(id);
  }

  async get(id: string): Promise<StoredRequest | undefined> {
    // PostgreSQL refuses a text with a NUL where it should find nothing.
    if (id.includes('\u0000')) return undefined;
    const rows = await selectRequests(this.#knex).where('requests.id', id);
    return (await completeRequests(this.#knex, rows))[0];
  }

  async getMany(ids: string[]): Promise<(StoredRequest | undefined)[]> {
    const found = new Map<string, StoredRequest>();
    for (const chunk of chunksOf(ids)) {
      const rows = await selectRequests(this.#knex).whereIn(
        'requests.id',
        chunk,
      );
      for (const request of await completeRequests(this.#knex, rows))
        found.set(request.id, request);
    }
    return ids.map(id => found.get(id));
  }

  async update(
    id: string,
    change: (current: StoredRequest) => RequestUpdate,
    known?: StoredRequest,
  ): Promise<StoredRequest> {
    let current = known;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      current ??= await this.#get(id);
      const read = current;
      const update = change(read);
      const written = await this.#knex.transaction(trx =>
        writeUpdate(trx, read, update, this.#now()),
      );
      if (written) {
        this.#publish(written);
        return written.request;
      }
      current = undefined;
    }
    throw new ConflictError(
      `The request "${id}" is being changed by many at once. Try again`,
    );
  }

  async events(id: string): Promise<RequestEvent[]> {
    const rows = await this.#knex('request_events')
      .where({ request_id: id })
      .orderBy('sequence')
      .select<EventRow[]>('*');
    return rows.map(toEvent);
  }

  async plans(id: string): Promise<RecordedPlan[]> {
    const rows = await this.#knex('request_plans')
      .where({ request_id: id })
      .orderBy('number')
      .select<PlanRow[]>('*');
    return rows.map(row => ({
      plan: JSON.parse(row.plan),
      evaluation: JSON.parse(row.evaluation),
      recordedAt: isoTime(row.recorded_at),
    }));
  }

  async listWork(now: Date, limit: number, after?: string): Promise<string[]> {
    const work = this.#knex('requests')
      .whereIn('status', ['approved', 'applying', 'unknown', 'applied'])
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<=', now.toISOString()),
      )
      .orderBy(['created_at', 'id'])
      .limit(limit)
      .select<{ id: string }[]>('id');
    if (after !== undefined) {
      work.whereRaw(
        '(created_at, id) > (select r.created_at, r.id from requests as r where r.id = ?)',
        [after],
      );
    }
    return (await work).map(row => row.id);
  }

  list(
    query: Parameters<RequestStore['list']>[0],
  ): ReturnType<RequestStore['list']> {
    return listRequests(this.#knex, query);
  }

  openByResource(
    resources: string[],
  ): ReturnType<RequestStore['openByResource']> {
    return listOpenByResource(this.#knex, resources);
  }

  async pauses(): ReturnType<RequestStore['pauses']> {
    const rows = await this.#knex('cluster_pauses').select<
      { cluster: string; paused_by: string; reason: string; since: Timestamp }[]
    >('*');
    return Object.fromEntries(
      rows.map(({ cluster, paused_by: by, reason, since }) => [
        cluster,
        { by, reason, since: isoTime(since) },
      ]),
    );
  }

  async setPause(
    cluster: string,
    pause: { by: string; reason: string; since: string } | undefined,
    resumedBy: string = SYSTEM,
  ): Promise<void> {
    const about = { kind: 'cluster', cluster, title: cluster } as const;
    await recorded(this.#knex, async trx => {
      if (!pause) {
        const ended = await trx('cluster_pauses').where({ cluster }).delete();
        const record: NewAuditRecord = {
          ...about,
          type: 'cluster.resumed',
          at: this.#now().toISOString(),
          actor: resumedBy,
          message: 'Resumed: changes are applied again',
        };
        return { record: ended > 0 ? record : undefined, result: undefined };
      }
      const { by, reason, since } = pause;
      await trx('cluster_pauses')
        .insert({ cluster, paused_by: by, reason, since })
        .onConflict('cluster')
        .merge();
      const record: NewAuditRecord = {
        ...about,
        type: 'cluster.paused',
        at: since,
        actor: by,
        message: `Paused: ${reason}`,
      };
      return { record, result: undefined };
    });
  }

  async #supersede(
    trx: Knex.Transaction,
    before: StoredRequest,
    { takeOver }: NewRequest,
  ): Promise<Written> {
    const written = await writeUpdate(
      trx,
      before,
      { to: 'superseded', events: [takeOver!.event] },
      this.#now(),
    );
    if (written) return written;
    throw new ConflictError(
      `The request "${before.id}" was changed at the same moment. Look at it again`,
    );
  }

  async #get(id: string): Promise<StoredRequest> {
    const request = await this.get(id);
    if (!request) throw noRequest(id);
    return request;
  }

  #publish({ request, events }: Written): void {
    if (events.length === 0) return;
    for (const listener of this.#listeners) {
      try {
        listener(request, events);
      } catch (error) {
        this.#logger.error(
          `A listener failed on the request ${request.id}; what was written stays`,
          error as Error,
        );
      }
    }
  }
}

function noRequest(id: string): NotFoundError {
  return new NotFoundError(
    `There is no request ${JSON.stringify(id.slice(0, 100))}`,
  );
}
