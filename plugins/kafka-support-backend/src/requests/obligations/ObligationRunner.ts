import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { SYSTEM } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ObligationNotifier } from './ObligationNotifier';
import type {
  ObligationHandler,
  ObligationOutcome,
  ObligationStore,
  StoredObligation,
} from './types';

const DAY_MS = 86_400_000;
const DEFAULT_LEASE_MS = 60_000;
/** What is left of the lease for writing the outcome. */
const MARGIN = 0.2;
/** As often may a handler say "not yet" before people hear that it is late. */
const PATIENCE = 3;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** How many are taken in one pass; the next pass takes the rest. */
const BATCH = 50;

export interface ObligationRunnerOptions {
  store: ObligationStore;
  handlers: readonly ObligationHandler[];
  notifier: Pick<ObligationNotifier, 'soon' | 'late' | 'failed'>;
  logger: LoggerService;
  /** How many days before its date people hear of an obligation. */
  remindDays: number;
  leaseMs?: number;
  /** Name of this process in leases. */
  replica?: string;
  now?: () => Date;
}

/**
 * Does what is due:
 *
 *   run ─┬─ due soon, nobody told ─▶ remind
 *        ├─ owed by people and late ─▶ tell them once
 *        └─ owed by the backend and due ─ claim ─▶ handler ─┬─ done ■
 *                                                           ├─ failed ■ (told)
 *                                                           └─ not yet, or it threw: later again (told once)
 *
 * Every replica runs it; a claim in the database keeps them apart. A replica
 * that dies leaves its claim to end, and the next pass of another takes over.
 * What fell due while no process ran is due at the next start. So a handler
 * runs at least once, one at a time, and must be safe to repeat.
 */
export class ObligationRunner {
  readonly #options: ObligationRunnerOptions;
  readonly #handlers: Map<string, ObligationHandler>;
  readonly #leaseMs: number;
  readonly #now: () => Date;
  #running: Promise<void> | undefined;

  /** @throws Error when two handlers are for the same kind */
  static create(options: ObligationRunnerOptions): ObligationRunner {
    return new ObligationRunner(options);
  }

  private constructor(options: ObligationRunnerOptions) {
    this.#options = options;
    this.#handlers = new Map(options.handlers.map(each => [each.kind, each]));
    if (this.#handlers.size !== options.handlers.length)
      throw new Error(
        `Two handlers are for the same kind of obligation: ${options.handlers
          .map(({ kind }) => `"${kind}"`)
          .join(', ')}. Valid is one for each`,
      );
    this.#leaseMs = options.leaseMs ?? DEFAULT_LEASE_MS;
    this.#now = options.now ?? (() => new Date());
  }

  /** One pass; while one is under way here, that one. */
  async run(signal?: AbortSignal): Promise<void> {
    this.#running ??= this.#runOnce(signal).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #runOnce(signal?: AbortSignal): Promise<void> {
    await this.#tell();
    const due = await this.#options.store.listWork(this.#now(), BATCH);
    for (const id of due) {
      if (signal?.aborted) return;
      await this.#work(id, signal);
    }
  }

  async #tell(): Promise<void> {
    const { store, notifier, remindDays } = this.#options;
    const now = this.#now();
    const soon = new Date(now.getTime() + remindDays * DAY_MS);
    for (const obligation of await store.takeReminders(now, soon, BATCH))
      notifier.soon(obligation);
    for (const obligation of await store.takeMissed(now, BATCH))
      notifier.late(obligation);
  }

  async #work(id: string, signal: AbortSignal | undefined): Promise<void> {
    const { store, replica = hostname(), logger } = this.#options;
    const now = this.#now();
    const lease = {
      // Ends up in a column of 100 characters.
      holder: `${replica.slice(0, 60)}/${randomUUID()}`,
      until: new Date(now.getTime() + this.#leaseMs),
    };
    try {
      const obligation = await store.claim(id, lease, now);
      if (!obligation) return;
      await this.#finish(
        obligation,
        lease.holder,
        await this.#outcomeOf(obligation, now, signal),
      );
    } catch (error) {
      logger.error(
        `Work on the obligation "${id}" ended early and is taken up again once its lease is over`,
        { obligation: id, error: stringifyError(error) },
      );
    }
  }

  async #outcomeOf(
    obligation: StoredObligation,
    now: Date,
    outer: AbortSignal | undefined,
  ): Promise<ObligationOutcome & { late?: boolean }> {
    const handler = this.#handlers.get(obligation.kind);
    if (!handler)
      return {
        state: 'open',
        reason: `Nothing here does what is owed by the kind "${obligation.kind}"`,
        late: true,
      };
    const deadline = AbortSignal.timeout(this.#leaseMs * (1 - MARGIN));
    const signal = outer ? AbortSignal.any([deadline, outer]) : deadline;
    try {
      const outcome = await aborted(
        signal,
        handler.fulfil(obligation, { signal, now }),
      );
      return { ...outcome, late: obligation.attempts >= PATIENCE };
    } catch (error) {
      this.#options.logger.warn(
        `The obligation "${obligation.id}" could not be done and is tried again`,
        { obligation: obligation.id, error: stringifyError(error) },
      );
      const { message } = error as Error;
      return { state: 'open', reason: message || String(error), late: true };
    }
  }

  async #finish(
    obligation: StoredObligation,
    holder: string,
    { late, ...outcome }: ObligationOutcome & { late?: boolean },
  ): Promise<void> {
    const { store, notifier } = this.#options;
    const now = this.#now();
    const { id, attempts } = obligation;
    const written =
      outcome.state === 'open'
        ? { ...outcome, tryAt: outcome.tryAt ?? after(attempts, now) }
        : { ...outcome, by: SYSTEM };
    if (!(await store.finish(id, holder, written, now))) return;
    const told = { ...obligation, reason: outcome.reason };
    if (outcome.state === 'failed') notifier.failed(told);
    if (outcome.state !== 'open' || !late) return;
    if (await store.markMissed(id, now)) notifier.late(told);
  }
}

function after(attempts: number, now: Date): Date {
  const pause = Math.min(
    FIRST_PAUSE_MS * 2 ** (attempts - 1),
    LONGEST_PAUSE_MS,
  );
  return new Date(now.getTime() + pause);
}

/** What the work yields, or a failure once the signal says so; the work goes on unheard. */
async function aborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = () => {};
  const over = new Promise<never>((_, reject) => {
    stop = () =>
      reject(new Error('It took longer than it may, and is looked at again'));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    signal.removeEventListener('abort', stop);
    // A late failure has nobody left to hear it; it must not end the process.
    work.catch(() => undefined);
  }
}
