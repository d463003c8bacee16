import type {
  RequestStore,
  RequestUpdate,
  StoredRequest,
} from '../requests/types';
import type { Clock } from './clock';

/** Somebody else works on the request, or it is not in a state to work on. */
export class NotClaimableError extends Error {
  name = 'NotClaimableError' as const;
}

/** The lease was taken over: whoever has it now writes the timeline. */
export class LeaseLostError extends Error {
  name = 'LeaseLostError' as const;
}

export interface ClaimOptions {
  store: RequestStore;
  clock: Clock;
  leaseMs: number;
  /** Unique per attempt, so that an abandoned one is not taken for this one. */
  holder: string;
}

export const isLeased = (request: StoredRequest, now: Date) =>
  request.lease !== undefined &&
  Date.parse(request.lease.until) > now.getTime();

/**
 * The right to work on one request, for a while. Taken and kept by conditional
 * updates of the row; every write through it renews the lease and fails once
 * another holder has it.
 *
 * The lease keeps workers apart in the database. It cannot fence Kafka: a call
 * that is under way when the lease runs out still arrives. So calls are only
 * made while more of the lease is left than they may take. What remains is a
 * process that stands still between that check and the call for longer than
 * the lease (or clocks of replicas that differ by as much).
 */
export class Claim {
  readonly #options: ClaimOptions;
  #request: StoredRequest;

  private constructor(options: ClaimOptions, request: StoredRequest) {
    this.#options = options;
    this.#request = request;
  }

  /**
   * @param change - what is written with the claim; throws what `take` shall throw
   * @param known - as it was read last; see `RequestStore.update`
   * @throws NotClaimableError when a live lease holds the request
   */
  static async take(
    options: ClaimOptions,
    id: string,
    change: (current: StoredRequest) => RequestUpdate,
    known?: StoredRequest,
  ): Promise<Claim> {
    const request = await options.store.update(
      id,
      current => {
        const now = options.clock.now();
        if (isLeased(current, now))
          throw new NotClaimableError(
            `Request "${current.id}" is worked on by "${current.lease?.holder}" until ${current.lease?.until}`,
          );
        return { ...change(current), lease: newLease(options, now) };
      },
      known,
    );
    return new Claim(options, request);
  }

  /** As it was after the last write. */
  get request(): StoredRequest {
    return this.#request;
  }

  /** How long the lease still holds, by this process's clock. */
  remainingMs(): number {
    const until = this.#request.lease?.until;
    if (until === undefined) return 0;
    return Date.parse(until) - this.#options.clock.now().getTime();
  }

  /** Writes and renews the lease, or gives it back when the change says so. */
  async update(
    change:
      | RequestUpdate
      | ((current: StoredRequest, now: string) => RequestUpdate),
  ): Promise<StoredRequest> {
    const { store, clock, holder } = this.#options;
    this.#request = await store.update(
      this.#request.id,
      current => {
        if (current.lease?.holder !== holder)
          throw new LeaseLostError(
            `Request "${current.id}" was taken over by "${
              current.lease?.holder ?? 'nobody'
            }"`,
          );
        const now = clock.now();
        const update =
          typeof change === 'function'
            ? change(current, now.toISOString())
            : change;
        return { lease: newLease(this.#options, now), ...update };
      },
      this.#request,
    );
    return this.#request;
  }

  /** Keeps the request for another lease. */
  async renew(): Promise<void> {
    await this.update({ events: [] });
  }

  /** Gives the request back as it stands. */
  async release(): Promise<void> {
    await this.update({ events: [], lease: 'release' });
  }
}

function newLease({ holder, leaseMs }: ClaimOptions, now: Date) {
  return { holder, until: new Date(now.getTime() + leaseMs).toISOString() };
}
