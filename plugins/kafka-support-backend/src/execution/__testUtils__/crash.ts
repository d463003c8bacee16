/** Thrown by everything that a process touches once it is dead. */
export class Crash extends Error {
  name = 'Crash' as const;
}

/**
 * A process that dies at the k-th step. Each call through a guarded object is
 * two steps: before it takes effect, and after it did but before the caller
 * hears of it. From then on nothing of that process has any effect.
 */
export class MortalProcess {
  readonly #diesAt: number;
  #steps = 0;
  #where: string | undefined;

  /** @param diesAt - number of the step, from 1; Infinity: lives on */
  constructor(diesAt: number) {
    this.#diesAt = diesAt;
  }

  /** The step at which it died; undefined while it lives. */
  get diedAt(): string | undefined {
    return this.#where;
  }

  /** The object as this process sees it. */
  guard<T extends object>(name: string, target: T): T {
    return new Proxy(target, {
      get: (object, property) => {
        const member = Reflect.get(object, property, object);
        if (typeof member !== 'function') return member;
        return async (...parameters: unknown[]) => {
          this.#step(`before ${name}.${String(property)}`);
          const answer = await member.apply(object, parameters);
          this.#step(`after ${name}.${String(property)}`);
          return answer;
        };
      },
    });
  }

  #step(where: string): void {
    this.#steps += 1;
    if (this.#steps >= this.#diesAt) {
      this.#where ??= where;
      throw new Crash(`Died ${this.#where}`);
    }
  }
}
