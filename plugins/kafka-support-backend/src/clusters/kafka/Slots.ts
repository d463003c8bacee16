import { DeadlineError, type Deadline } from './Deadline';

/** At most so many at a time; who comes later waits in line until its deadline. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** @throws DeadlineError when none became free in time */
  async take(deadline: Deadline): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    let enter = () => {};
    const turn = new Promise<void>(resolve => {
      enter = resolve;
    });
    this.#waiting.push(enter);
    try {
      await deadline.limit(turn);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      const place = this.#waiting.indexOf(enter);
      if (place >= 0) {
        this.#waiting.splice(place, 1);
        throw error;
      }
      // The turn came in the same instant: it is ours.
    }
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
