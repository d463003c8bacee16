import {
  BrokerUnavailableError,
  NoAnswerError,
  RefusedByBrokerError,
} from '../adminErrors';
import type { ClusterAdmin } from '../clusterAdmin';

/** @public */
export type ClusterOperation = Exclude<keyof ClusterAdmin, 'close'>;

/**
 * How a call of the fake fails.
 *
 * - `refused`: the broker answers no with this code and sentence.
 * - `unavailable`: nothing was sent.
 * - `no answer`: it was sent; `done` tells whether it took effect all the same.
 *
 * @public
 */
export type FakeFailure =
  | { how: 'refused'; code: string; sentence: string }
  | { how: 'unavailable' }
  | { how: 'no answer'; done: boolean };

/** A call that was stopped on its way. @public */
export interface HeldCall {
  /** Resolves when the call arrived at the point where it is held. */
  reached: Promise<void>;
  /** Lets it go on. */
  release(): void;
}

interface Hold {
  at: 'before' | 'after';
  arrived(): void;
  released: Promise<void>;
}

/** Failures and delays that a test laid out for calls to come. */
export class FakeFailures {
  readonly #failures = new Map<ClusterOperation, FakeFailure[]>();
  readonly #holds = new Map<ClusterOperation, Hold[]>();

  add(operation: ClusterOperation, failure: FakeFailure, times: number) {
    const list = this.#failures.get(operation) ?? [];
    for (let n = 0; n < times; n++) list.push(failure);
    this.#failures.set(operation, list);
  }

  clear() {
    this.#failures.clear();
  }

  hold(operation: ClusterOperation, at: 'before' | 'after'): HeldCall {
    const arrival = signal();
    const release = signal();
    const list = this.#holds.get(operation) ?? [];
    list.push({ at, arrived: arrival.resolve, released: release.promise });
    this.#holds.set(operation, list);
    return { reached: arrival.promise, release: release.resolve };
  }

  async run<T>(operation: ClusterOperation, effect: () => T): Promise<T> {
    const hold = this.#holds.get(operation)?.shift();
    const failure = this.#failures.get(operation)?.shift();
    await wait(hold, 'before');
    if (failure?.how === 'unavailable')
      throw new BrokerUnavailableError('No broker could be reached');
    if (failure?.how === 'refused')
      throw new RefusedByBrokerError(failure.code, failure.sentence);
    const lost = failure?.how === 'no answer';
    const answer = lost && !failure.done ? undefined : effect();
    await wait(hold, 'after');
    if (lost) throw new NoAnswerError(`The broker did not answer ${operation}`);
    return answer as T;
  }
}

async function wait(hold: Hold | undefined, at: Hold['at']): Promise<void> {
  if (hold?.at !== at) return;
  hold.arrived();
  await hold.released;
}

function signal(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
