import { createHash } from 'node:crypto';
import {
  SYSTEM,
  type Change,
  type RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { eventually, systemClock, type Clock } from '../execution';
import { newRequest } from './newRequest';
import type {
  ObligationHandler,
  ObligationOutcome,
  StoredObligation,
} from './obligations';
import type { ServiceParts } from './parts';
import { doneChanges } from './standing';
import type { NewRequestEvent, StoredRequest } from './types';

/** How long one attempt waits for the request that it filed; the next one looks again. */
const WAIT_MS = 20_000;
const PAGE = 100;
/** Statuses in which the request that takes it back is being worked on. */
const underWay = ['approved', 'applying', 'unknown', 'applied'] as const;
/** Those from which the worker does not begin again by itself. */
const supersedable = ['failed', 'approved', 'in_review'] as const;

type Options = Pick<
  ServiceParts,
  'store' | 'assessor' | 'executor' | 'clusters' | 'kinds' | 'now'
> & { clock?: Clock };

const isOneOf = <T extends string>(list: readonly T[], text: string) =>
  (list as readonly string[]).includes(text);

/**
 * Takes back what was given for a time, when its time is over (A9).
 *
 *   due ─▶ what is left of it? ─ nothing ─▶ done
 *             │
 *             ▼ a request with the inverse, approved with what it ends
 *          executor: lease, intent before call, read back ─▶ verified ─▶ done
 *             └─ held up, refused, unknown ─▶ open, told, tried again
 *
 * It ends always: guardrails do not hold it up, since approving the change
 * approved its end; it holds no claims, so that nothing that waits for people is
 * in its way; what somebody cancelled or what drifted is filed anew. Only an
 * operator's stop holds it: a paused cluster, or one that runs in mode observe
 * or propose. Then it stays open, says so, and goes on when that is over.
 *
 * Safe to repeat: the request that is filed has an id that follows from the
 * obligation, so that a process which died after filing it finds it again.
 */
export class TemporaryEnds implements ObligationHandler {
  readonly kind = 'temporary-end' as const;
  readonly #parts: Options;
  readonly #clock: Clock;

  static create(options: Options): TemporaryEnds {
    return new TemporaryEnds(options);
  }

  private constructor(options: Options) {
    this.#parts = options;
    this.#clock = options.clock ?? systemClock;
  }

  async fulfil(
    obligation: StoredObligation,
    { signal }: { signal: AbortSignal },
  ): Promise<ObligationOutcome> {
    const { store } = this.#parts;
    const original =
      obligation.requestId === undefined
        ? undefined
        : await store.get(obligation.requestId);
    if (!original)
      return {
        state: 'failed',
        reason: `The request "${obligation.requestId}" that it would end is not there any more`,
      };
    const { latest, next } = await this.#filed(obligation.id);
    if (latest && isOneOf([...underWay, 'failed'], latest.status)) {
      await this.#goOn(latest);
      return this.#outcomeOf(latest.id, signal);
    }
    const filed = await this.#file(
      original,
      next,
      obligation,
      latest?.status === 'in_review' ? latest : undefined,
    );
    return 'state' in filed ? filed : this.#outcomeOf(filed.id, signal);
  }

  /** The newest request that was filed for it, and the id of the one after it. */
  async #filed(
    obligation: string,
  ): Promise<{ latest?: StoredRequest; next: string }> {
    let latest: StoredRequest | undefined;
    for (let count = 1; ; count += 1) {
      const id = idOf(obligation, count);
      const request = await this.#parts.store.get(id);
      if (!request) return { latest, next: id };
      latest = request;
    }
  }

  async #goOn({ id, status }: StoredRequest): Promise<void> {
    const { store, executor } = this.#parts;
    if (status === 'failed')
      await store.update(id, current =>
        current.status === 'failed'
          ? {
              to: 'approved',
              events: [
                this.#event('status.changed', 'It is due, and tried again'),
              ],
              patch: { statusReason: undefined },
            }
          : { events: [] },
      );
    executor.start(id);
  }

  /** Files what takes it back, or says that there is nothing left. */
  async #file(
    original: StoredRequest,
    id: string,
    obligation: StoredObligation,
    stuck: StoredRequest | undefined,
  ): Promise<StoredRequest | ObligationOutcome> {
    const { store, kinds, assessor, clusters, executor } = this.#parts;
    if (isOneOf(['applying', 'unknown'], original.status))
      return {
        state: 'open',
        reason: `The request that gave it is ${original.status}: what is to be taken back is not known yet`,
      };
    const events = await store.events(original.id);
    const begun =
      isOneOf(['applied', 'verified', 'unverified'], original.status) ||
      events.some(({ changeId }) => changeId !== undefined);
    const done = begun
      ? doneChanges(original, { events, plans: await store.plans(original.id) })
      : [];
    const { left, by } = await this.#ownStill(original, done, events);
    if (left.length === 0)
      return {
        state: 'done',
        reason:
          by === undefined
            ? 'Nothing of it had been done'
            : `The request ${by} gave it again: it stays`,
      };
    const inverse = kinds.get(original.kind).revert?.(left);
    if (!inverse)
      return {
        state: 'failed',
        reason: `What the request "${original.id}" did has no inverse: a person has to end it`,
      };
    const assessment = await assessor.assess({
      kind: inverse.kind,
      cluster: original.cluster,
      spec: inverse.spec,
      // Without the component: whether the catalog answers must not matter.
      requester: {
        userRef: original.requester,
        ownershipRefs: original.requesterOwnershipRefs,
      },
    });
    if (assessment.plan.changes.length === 0)
      return { state: 'done', reason: 'It had been taken back before' };
    const filed = newRequest({
      id,
      at: this.#at(),
      assessment,
      environment: clusters.get(original.cluster).facts.environment,
      caller: {
        ref: original.requester,
        type: 'user',
        ownershipRefs: original.requesterOwnershipRefs,
      },
      justification: `The end of "${original.title}", agreed on together with it`,
      revertOf: original.id,
    });
    const stored = await store.create({
      request: {
        ...filed.request,
        status: 'approved',
        statusReason: undefined,
        reviewers: [],
        claimKeys: [],
        owner: original.owner,
      },
      events: [
        this.#event('submitted', 'Its time is over: it is taken back', {
          // The worker reads it: see `progressOf`.
          obligation: obligation.id,
          revertOf: original.id,
        }),
      ],
      takeOver: this.#takeOver(stuck ?? original, done.length > 0),
    });
    executor.start(stored.id);
    return stored;
  }

  /** What waits for a retry, or for people, ends too: its time is over. */
  #takeOver({ id, status }: StoredRequest, partlyDone: boolean) {
    return partlyDone && isOneOf(supersedable, status)
      ? {
          id,
          event: this.#event(
            'status.changed',
            'Its time is over: what was done is taken back',
          ),
        }
      : undefined;
  }

  /** Without what a later request did again: that is not this one's to take. */
  async #ownStill(
    original: StoredRequest,
    done: Change[],
    events: RequestEvent[],
  ): Promise<{ left: Change[]; by?: string }> {
    if (done.length === 0) return { left: [] };
    const ids = new Set(done.map(change => change.id));
    const since = doneAt(events, ids);
    const again = new Set<string>();
    let by: string | undefined;
    for (const other of await this.#others(original, done)) {
      if (!other.plan.changes.some(change => ids.has(change.id))) continue;
      const times = doneAt(await this.#parts.store.events(other.id), ids);
      for (const [id, at] of times)
        if (at > (since.get(id) ?? '')) {
          again.add(id);
          by = other.id;
        }
    }
    return { left: done.filter(change => !again.has(change.id)), by };
  }

  /** Other requests on the resources that were changed. */
  async #others(
    original: StoredRequest,
    done: Change[],
  ): Promise<StoredRequest[]> {
    const found = new Map<string, StoredRequest>();
    for (const resource of new Set(done.map(change => change.resource))) {
      let cursor: string | undefined;
      do {
        const page = await this.#parts.store.list({
          cluster: original.cluster,
          resource,
          limit: PAGE,
          cursor,
        });
        for (const each of page.items)
          if (each.id !== original.id && each.updatedAt >= original.createdAt)
            found.set(each.id, each);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
    }
    return [...found.values()];
  }

  /** What became of the request, once the worker is done with it or after a while. */
  async #outcomeOf(
    id: string,
    signal: AbortSignal,
  ): Promise<ObligationOutcome> {
    const look = () => this.#parts.store.get(id);
    const settled = await eventually(
      async () => {
        const request = await look();
        const waits =
          request && isOneOf(underWay, request.status) && !signal.aborted;
        // Held up: it says why, and waiting here does not help.
        const held = request?.status === 'approved' && request.statusReason;
        return waits && !held ? undefined : request;
      },
      { clock: this.#clock, forMs: WAIT_MS },
    );
    const request = settled ?? (await look());
    if (request?.status === 'verified')
      return { state: 'done', reason: `Taken back by the request ${id}` };
    const reason = `The request ${id} that takes it back is ${
      request?.status ?? 'not there'
    }${request?.statusReason ? `: ${request.statusReason}` : ''}`;
    // What is under way or held up may take its time; anything else is told at once.
    if (request && isOneOf(underWay, request.status))
      return { state: 'open', reason };
    throw new Error(reason);
  }

  #event(
    type: 'submitted' | 'status.changed',
    message: string,
    details?: NewRequestEvent['details'],
  ): NewRequestEvent {
    return {
      type,
      at: this.#at(),
      actor: SYSTEM,
      message,
      ...(details && { details }),
    };
  }

  #at(): string {
    return this.#parts.now().toISOString();
  }
}

/** When each of the changes was done, by the timeline. */
function doneAt(
  events: RequestEvent[],
  ids: ReadonlySet<string>,
): Map<string, string> {
  return new Map(
    events
      .filter(
        ({ type, changeId }) =>
          changeId !== undefined &&
          ids.has(changeId) &&
          (type === 'change.succeeded' || type === 'change.found-done'),
      )
      .map(({ changeId, at }) => [changeId!, at]),
  );
}

/** The same id for the same attempt, in the form of a UUID. */
function idOf(obligation: string, count: number): string {
  const hex = createHash('sha256')
    .update(`${obligation} ${count}`)
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
