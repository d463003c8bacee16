const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * When to look again at requests that wait for something outside: a cluster
 * that does not answer, a pipeline, a precondition. Kept in memory: a new
 * process looks at once.
 */
export class Backoff {
  readonly #entries = new Map<string, { tries: number; notBefore: number }>();

  due(id: string, now: Date): boolean {
    return (this.#entries.get(id)?.notBefore ?? 0) <= now.getTime();
  }

  /** One more look was in vain; the next waits twice as long, up to a minute. */
  later(id: string, now: Date): void {
    const tries = this.#entries.get(id)?.tries ?? 0;
    const waitMs = Math.min(FIRST_MS * 2 ** tries, LONGEST_MS);
    this.#entries.set(id, {
      tries: tries + 1,
      notBefore: now.getTime() + waitMs,
    });
  }

  clear(id: string): void {
    this.#entries.delete(id);
  }

  /** Forgets what does not wait any more. */
  retain(ids: ReadonlySet<string>): void {
    for (const id of this.#entries.keys())
      if (!ids.has(id)) this.#entries.delete(id);
  }
}
