import type { Clock } from '../clock';

/** Time that passes only when it is slept or advanced. */
export class FakeClock implements Clock {
  #now = Date.parse('2026-11-21T10:00:00.000Z');

  now(): Date {
    return new Date(this.#now);
  }

  async sleep(ms: number): Promise<void> {
    this.#now += ms;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
