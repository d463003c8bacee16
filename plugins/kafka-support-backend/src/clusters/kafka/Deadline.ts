/** Raised when the time of a call is over. */
export class DeadlineError extends Error {}

/** The moment by which a call has to be over. */
export class Deadline {
  readonly #at: number;

  static in(ms: number): Deadline {
    return new Deadline(performance.now() + ms);
  }

  private constructor(at: number) {
    this.#at = at;
  }

  /** Never below 1, since a timer of 0 means "none" to the clients. */
  get remainingMs(): number {
    return Math.max(1, Math.ceil(this.#at - performance.now()));
  }

  get isOver(): boolean {
    return performance.now() >= this.#at;
  }

  /** @throws DeadlineError when `work` is not done by then; it is not stopped */
  async limit<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DeadlineError()), this.remainingMs);
    });
    try {
      return await Promise.race([work, over]);
    } finally {
      clearTimeout(timer);
    }
  }
}
