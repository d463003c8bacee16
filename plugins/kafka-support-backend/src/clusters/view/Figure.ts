import type { Known } from '@kafka-support/backstage-plugin-kafka-support-node';

/**
 * A figure of one cluster that is read at most once at a time and kept for
 * seconds. A failure is kept for a shorter time, so that a dead cluster is not
 * asked by everyone at once; it never replaces by an old value what is unknown.
 */
export class Figure<T> {
  readonly #name: string;
  readonly #read: () => Promise<T>;
  readonly #freshMs: number;
  readonly #failedMs: number;
  readonly #now: () => number;
  #running: Promise<Known<T>> | undefined;
  #last: { answer: Known<T>; untilMs: number } | undefined;

  constructor(options: {
    /** As people call it: `topics of the cluster`. */
    name: string;
    read(): Promise<T>;
    freshMs: number;
    failedMs?: number;
    now?: () => number;
  }) {
    this.#name = options.name;
    this.#read = options.read;
    this.#freshMs = options.freshMs;
    this.#failedMs = options.failedMs ?? 1_000;
    this.#now = options.now ?? Date.now;
  }

  /** Never throws. */
  get(): Promise<Known<T>> {
    if (this.#last && this.#now() < this.#last.untilMs)
      return Promise.resolve(this.#last.answer);
    this.#running ??= this.#ask().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #ask(): Promise<Known<T>> {
    const answer = await known(this.#name, this.#read, this.#now);
    this.#last = {
      answer,
      untilMs: this.#now() + (answer.known ? this.#freshMs : this.#failedMs),
    };
    return answer;
  }
}

/** Reads a figure; what fails is unknown, with the reason. Never throws. */
export async function known<T>(
  figure: string,
  read: () => Promise<T>,
  now: () => number = Date.now,
): Promise<Known<T>> {
  try {
    const value = await read();
    return { known: true, value, readAt: new Date(now()).toISOString() };
  } catch (error) {
    return {
      known: false,
      figure,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}
