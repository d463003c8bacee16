import type { Known } from '@kafka-support/backstage-plugin-kafka-support-node';
import { orAfter } from './orAfter';

/**
 * What was not known a moment ago may be known now, and a request is not sent
 * to a person for a hiccup that is over. Long enough that a dead cluster is not
 * asked again by everyone.
 */
const UNKNOWN_MS = 1_000;
/** How long one waits for better news than "unknown": a dead cluster holds up no page. */
const PATIENCE_MS = 300;

/**
 * One figure that many ask for and that is read for all of them at once.
 *
 * Younger than `freshMs` it is answered as it is. Up to `staleMs` it is still
 * answered at once while it is read again behind the caller's back, so that who
 * asks often never waits. Older than that everybody waits for the one read.
 * That it could not be read is a result too, for a second; after that it is
 * answered only to those for whom reading again takes too long.
 */
export class CachedRead<T> {
  readonly #read: () => Promise<Known<T>>;
  readonly #freshMs: number;
  readonly #staleMs: number;
  readonly #now: () => Date;
  #latest: { result: Known<T>; at: number } | undefined;
  #underWay: { reading: Promise<Known<T>>; at: number } | undefined;

  /** @param options.read - never throws */
  constructor(options: {
    read: () => Promise<Known<T>>;
    freshMs: number;
    staleMs: number;
    now: () => Date;
  }) {
    this.#read = options.read;
    this.#freshMs = options.freshMs;
    this.#staleMs = options.staleMs;
    this.#now = options.now;
  }

  async get(): Promise<Known<T>> {
    const latest = this.#latest;
    if (!latest) return this.#renew();
    const { known } = latest.result;
    const age = this.#now().getTime() - latest.at;
    if (age < (known ? this.#freshMs : UNKNOWN_MS)) return latest.result;
    const renewed = this.#renew();
    if (age >= this.#staleMs) return renewed;
    return known ? latest.result : orAfter(PATIENCE_MS, renewed, latest.result);
  }

  /** Something changed: what was read so far, or is being read, counts no more. */
  forget(): void {
    this.#latest = undefined;
    this.#underWay = undefined;
  }

  /**
   * A part of it changed. Who asks from now on waits until that was put in; the
   * rest is not read again for it, and is as old as it was.
   *
   * @param change - reads the part; when that fails, all is read again
   */
  amend(change: Promise<(value: T) => T>): void {
    change.catch(() => undefined);
    const before = this.#underWay ?? this.#latest;
    if (!before) return;
    this.#latest = undefined;
    const amended = async (): Promise<Known<T>> => {
      const result = 'reading' in before ? await before.reading : before.result;
      if (!result.known) return result;
      try {
        return { ...result, value: (await change)(result.value) };
      } catch {
        return this.#read();
      }
    };
    void this.#follow(amended(), before.at);
  }

  #renew(): Promise<Known<T>> {
    return (
      this.#underWay?.reading ??
      this.#follow(this.#read(), this.#now().getTime())
    );
  }

  /** What it yields is the figure, unless it is overtaken by something newer. */
  #follow(read: Promise<Known<T>>, at: number): Promise<Known<T>> {
    const underWay = { reading: read, at };
    underWay.reading = read.then(result => {
      if (this.#underWay === underWay) {
        this.#latest = { result, at };
        this.#underWay = undefined;
      }
      return result;
    });
    this.#underWay = underWay;
    return underWay.reading;
  }
}
