/** How a pacer waits; a test brings its own. */
export type Schedule = (work: () => void, ms: number) => void;

const byTimer: Schedule = (work, ms) => {
  // What is still to be told is no reason for a process to stay.
  setTimeout(work, ms).unref();
};

interface Options {
  intervalMs: number;
  /** Whether the first of a key is let through at once, or waits for what comes after it. */
  firstAtOnce: boolean;
  schedule?: Schedule;
}

/**
 * Lets through no more than one of each key in `intervalMs`, always the latest:
 * what came before is outdated by it.
 */
export class Pacer {
  readonly #intervalMs: number;
  readonly #firstAtOnce: boolean;
  readonly #schedule: Schedule;
  /** Keys whose interval runs, with what waits for its end. */
  readonly #waiting = new Map<string, (() => void) | undefined>();

  constructor(options: Options) {
    this.#intervalMs = options.intervalMs;
    this.#firstAtOnce = options.firstAtOnce;
    this.#schedule = options.schedule ?? byTimer;
  }

  /** @param work - must not throw */
  run(key: string, work: () => void): void {
    const runs = this.#waiting.has(key);
    if (runs || !this.#firstAtOnce) this.#waiting.set(key, work);
    if (runs) return;
    if (this.#firstAtOnce) this.#letThrough(key, work);
    else this.#startInterval(key);
  }

  #letThrough(key: string, work: () => void): void {
    this.#waiting.set(key, undefined);
    this.#startInterval(key);
    work();
  }

  #startInterval(key: string): void {
    this.#schedule(() => {
      const next = this.#waiting.get(key);
      this.#waiting.delete(key);
      if (!next) return;
      if (this.#firstAtOnce) this.#letThrough(key, next);
      else next();
    }, this.#intervalMs);
  }
}
