/** How a pacer waits; a test brings its own. */
export type Schedule = (work: () => void, ms: number) => void;

const byTimer: Schedule = (work, ms) => {
  // What is still to be told is no reason for a process to stay.
  setTimeout(work, ms).unref();
};

/**
 * Lets through the first of each key at once and then no more than one in
 * `intervalMs`, always the latest: what came in between is outdated by it.
 */
export class Pacer {
  readonly #intervalMs: number;
  readonly #schedule: Schedule;
  /** Keys that were let through lately, with what waits. */
  readonly #waiting = new Map<string, (() => void) | undefined>();

  constructor(options: { intervalMs: number; schedule?: Schedule }) {
    this.#intervalMs = options.intervalMs;
    this.#schedule = options.schedule ?? byTimer;
  }

  /** @param work - must not throw */
  run(key: string, work: () => void): void {
    if (this.#waiting.has(key)) this.#waiting.set(key, work);
    else this.#letThrough(key, work);
  }

  #letThrough(key: string, work: () => void): void {
    this.#waiting.set(key, undefined);
    this.#schedule(() => {
      const next = this.#waiting.get(key);
      this.#waiting.delete(key);
      if (next) this.#letThrough(key, next);
    }, this.#intervalMs);
    work();
  }
}
