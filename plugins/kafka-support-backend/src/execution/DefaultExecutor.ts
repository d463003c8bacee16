import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, stringifyError } from '@backstage/errors';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Clusters } from '../clusters/types';
import type { Assessor, RequestStore, StoredRequest } from '../requests/types';
import { Backoff } from './Backoff';
import { Claim, LeaseLostError, NotClaimableError } from './Claim';
import { ClusterQueues } from './ClusterQueues';
import { systemClock, type Clock } from './clock';
import type { ExecutionParts, Timings } from './parts';
import { reconcile } from './reconcile';
import { takeStep, type TakeClaim } from './takeStep';
import type { Executor } from './types';

const defaultTimings: Timings = {
  leaseMs: 30_000,
  callTimeoutMs: 5_000,
  planTimeoutMs: 4_500,
  readBackMs: 3_000,
};

/** How many requests one page of a sweep reads. */
const SWEEP_PAGE = 100;

export interface DefaultExecutorOptions {
  store: RequestStore;
  assessor: Assessor;
  clusters: Clusters;
  kinds: { get(id: string): RequestKind | undefined };
  /** Reviewers of role platform: they look again when a plan changed and no rule names anybody. */
  platform: string[];
  logger: LoggerService;
  timings?: Partial<Timings>;
  /** Default 8. A cluster that does not answer fills its own lane only. */
  concurrencyPerCluster?: number;
  /** Name of this process in leases. */
  replica?: string;
  clock?: Clock;
}

/**
 * The worker. Several of them, one in each replica, share the work through the
 * database and nothing else:
 *
 *   start(id) ─┐                    ┌─ approved  claim ─▶ applyPlan
 *              ├─▶ queue of the ─▶ run ─ applying  take over ─▶ reconcile or applyPlan
 *   sweep() ───┘   request's        ├─ unknown   claim ─▶ reconcile ─▶ run again
 *                  cluster          └─ applied   claim ─▶ verify
 *
 * Guarantees: an approved request is worked on until it ends, whichever process
 * dies; at most one worker holds it at a time; no call without a committed
 * intent; nothing is sent again unless the live state shows that it is not done
 * and repeating it is harmless.
 *
 * It does not fence Kafka: see `Claim` for the window that stays.
 */
export class DefaultExecutor implements Executor {
  readonly #parts: ExecutionParts;
  readonly #queues: ClusterQueues;
  readonly #backoff = new Backoff();
  readonly #replica: string;
  /** Look-ups on their way to a queue. */
  readonly #arriving = new Set<Promise<void>>();
  #sweeping: Promise<void> | undefined;
  #stopping = false;

  private constructor(options: DefaultExecutorOptions, timings: Timings) {
    const { store, assessor, clusters, kinds, platform, logger } = options;
    this.#parts = {
      store,
      assessor,
      clusters,
      kinds,
      platform,
      logger,
      timings,
      clock: options.clock ?? systemClock,
      stopping: () => this.#stopping,
    };
    this.#queues = ClusterQueues.create({
      concurrencyPerCluster: options.concurrencyPerCluster ?? 8,
    });
    this.#replica = options.replica ?? hostname();
  }

  /** @throws InputError when the lease is too short for the calls it covers */
  static create(options: DefaultExecutorOptions): DefaultExecutor {
    const timings = { ...defaultTimings, ...options.timings };
    const needed =
      2 * (timings.planTimeoutMs + timings.readBackMs) + timings.callTimeoutMs;
    if (timings.leaseMs < needed)
      throw new InputError(
        `Bad kafkaSupport.execution.leaseMs: "${timings.leaseMs}". A lease covers a call and the reads around it; valid is ${needed} or more`,
      );
    return new DefaultExecutor(options, timings);
  }

  start(requestId: string): void {
    this.#backoff.clear(requestId);
    this.#arrive(requestId);
  }

  async sweep(): Promise<void> {
    // Never two at once: where the database is slow they would only add to it.
    this.#sweeping ??= this.#sweepOnce().finally(() => {
      this.#sweeping = undefined;
    });
    await this.#sweeping;
  }

  async reconcile(requestId: string, actor: string): Promise<StoredRequest> {
    try {
      const claim = await this.#claim(requestId, 'unknown');
      const outcome = await reconcile(this.#parts, claim, actor);
      if (outcome === 'settled') this.start(requestId);
      return claim.request;
    } catch (error) {
      if (error instanceof NotClaimableError || error instanceof LeaseLostError)
        throw new ConflictError(error.message);
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#sweeping?.catch(() => undefined);
    await Promise.all(this.#arriving);
    await this.#queues.stop();
  }

  /** Resolves once nothing is under way here. */
  async idle(): Promise<void> {
    await Promise.all(this.#arriving);
    await this.#queues.idle();
    if (this.#arriving.size > 0) await this.idle();
  }

  /** Takes up what is due and not under way here, page by page. */
  async #sweepOnce(): Promise<void> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const page = await store.listWork(now, SWEEP_PAGE, after);
      for (const id of page) seen.add(id);
      const due = page.filter(
        id => this.#backoff.due(id, now) && !this.#queues.has(id),
      );
      for (const request of await store.getMany(due))
        if (request) this.#enqueue(request);
      after = page.length < SWEEP_PAGE ? undefined : page.at(-1);
    } while (after !== undefined && !this.#stopping);
    this.#backoff.retain(seen);
  }

  #enqueue(request: StoredRequest): void {
    this.#queues.add(request.cluster, request.id, () => this.#run(request));
  }

  #arrive(id: string): void {
    if (this.#stopping) return;
    const arriving = this.#parts.store
      .get(id)
      .then(request => request && this.#enqueue(request))
      .catch(error => this.#report(id, error))
      .finally(() => this.#arriving.delete(arriving));
    this.#arriving.add(arriving);
  }

  /** As it was when it was queued: a claim fails if it moved since. */
  async #run(queued: StoredRequest): Promise<void> {
    const { id } = queued;
    try {
      let request: StoredRequest | undefined = queued;
      while (request && !this.#stopping) {
        const known = request;
        const step = await takeStep(this.#parts, known, (status, change) =>
          this.#claim(id, status, change, known),
        );
        if (step === 'wait') this.#backoff.later(id, this.#parts.clock.now());
        else this.#backoff.clear(id);
        if (step !== 'go on') return;
        request = await this.#parts.store.get(id);
      }
    } catch (error) {
      this.#report(id, error);
    }
  }

  #claim(
    id: string,
    status: StoredRequest['status'],
    change: Parameters<TakeClaim>[1] = () => ({ events: [] }),
    known?: StoredRequest,
  ): Promise<Claim> {
    const { store, clock, timings } = this.#parts;
    return Claim.take(
      {
        store,
        clock,
        leaseMs: timings.leaseMs,
        // Ends up in a column of 100 characters.
        holder: `${this.#replica.slice(0, 60)}/${randomUUID()}`,
      },
      id,
      current => {
        if (current.status !== status)
          throw new NotClaimableError(
            `Request "${current.id}" is ${current.status}, not ${status}`,
          );
        return change(current, clock.now().toISOString());
      },
      known,
    );
  }

  /** Somebody else being faster is normal; anything else is left to the sweep. */
  #report(id: string, error: unknown): void {
    const { logger } = this.#parts;
    if (error instanceof NotClaimableError || error instanceof LeaseLostError)
      logger.debug(error.message);
    else
      logger.error(
        `Work on request "${id}" ended early and is taken up again once its lease is over`,
        { request: id, error: stringifyError(error) },
      );
  }
}
