import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  SYSTEM,
  type RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ObligationHandler,
  ObligationOutcome,
  ObligationStore,
  StoredObligation,
} from './obligations';
import { openRoles } from './reviewing';
import { changesPartlyDone } from './store/claims';
import type { RequestStore, StoredRequest } from './types';

const DAY_MS = 86_400_000;
const PAGE = 100;

interface Options {
  store: Pick<RequestStore, 'get' | 'list' | 'events' | 'update'>;
  obligations: Pick<ObligationStore, 'open' | 'ofRequest' | 'settle'>;
  /** How long a request waits for people, in days. */
  expireDays: number;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Requests that nobody answers expire (W11), so that they do not hold their
 * claims for ever.
 *
 *   in review ─▶ an obligation with the date ─▶ reminder ─▶ due ─▶ expired
 *   answered  ─▶ settled
 *
 * What a process that dies does not note is noted by `run`, and an obligation
 * whose request was answered meanwhile does nothing when it is due.
 */
export class UnansweredRequests implements ObligationHandler {
  readonly kind = 'request-expiry' as const;
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): UnansweredRequests {
    return new UnansweredRequests(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** A `RequestListener`: does not wait, and never throws. */
  readonly onCommitted = (
    request: StoredRequest,
    events: RequestEvent[],
  ): void => {
    if (!events.some(({ to }) => to !== undefined)) return;
    this.follow(request).catch(error =>
      this.#options.logger.warn(
        `The date by which request "${request.id}" expires is noted later`,
        { request: request.id, error: stringifyError(error) },
      ),
    );
  };

  /** Opens what is owed while the request waits for people, settles it once they answered. */
  async follow(request: StoredRequest): Promise<void> {
    if (request.status === 'in_review') await this.#open(request);
    else await this.#settle(request);
  }

  /** Opens what is missing. Safe to repeat, on any number of replicas. */
  async run(signal?: AbortSignal): Promise<void> {
    let cursor: string | undefined;
    do {
      const page = await this.#options.store.list({
        status: ['in_review'],
        limit: PAGE,
        cursor,
      });
      for (const request of page.items) {
        signal?.throwIfAborted();
        await this.#open(request);
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  async fulfil({ requestId }: StoredObligation): Promise<ObligationOutcome> {
    const { store, expireDays } = this.#options;
    const request = requestId && (await store.get(requestId));
    if (!request || request.status !== 'in_review')
      return { state: 'done', reason: 'It was answered' };
    const partlyDone =
      changesPartlyDone(await store.events(request.id)).size > 0;
    const reason = `Nobody answered within ${expireDays} days`;
    const expired = await store.update(request.id, current =>
      current.status === 'in_review'
        ? {
            to: partlyDone ? 'failed' : 'expired',
            events: [
              {
                type: 'status.changed',
                at: this.#now().toISOString(),
                actor: SYSTEM,
                message: partlyDone
                  ? `${reason}. A part of it is done: it can be retried or reverted`
                  : reason,
              },
            ],
            patch: { statusReason: reason },
          }
        : { events: [] },
    );
    return {
      state: 'done',
      reason:
        expired.status === 'in_review'
          ? 'It was answered'
          : expired.statusReason,
    };
  }

  async #open(request: StoredRequest): Promise<void> {
    const { obligations, expireDays } = this.#options;
    const due = this.#now().getTime() + expireDays * DAY_MS;
    await obligations.open({
      id: randomUUID(),
      kind: this.kind,
      title: `Expires unless it is answered: ${request.title}`,
      cluster: request.cluster,
      resource: request.resources[0],
      requestId: request.id,
      owedBy: SYSTEM,
      tell: [
        request.requester,
        ...openRoles(request).flatMap(({ filledBy }) => filledBy),
      ],
      dueAt: new Date(due).toISOString(),
      openKey: `${this.kind}:${request.id}`,
    });
  }

  async #settle({ id }: StoredRequest): Promise<void> {
    const { obligations } = this.#options;
    const owed = await obligations.ofRequest(id);
    for (const each of owed)
      if (each.kind === this.kind && each.state === 'open')
        await obligations.settle(
          each.id,
          { state: 'done', reason: 'It was answered', by: SYSTEM },
          this.#now(),
        );
  }
}
