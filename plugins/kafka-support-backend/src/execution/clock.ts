import { setTimeout as sleep } from 'node:timers/promises';

/** Time as an input, so that tests need none. */
export interface Clock {
  now(): Date;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: ms => sleep(ms),
};

/**
 * What `work` yields, or `late()` thrown once the time is over. The work itself
 * goes on unheard: callers must treat its effect as unknown.
 */
export async function within<T>(
  ms: number,
  work: Promise<T>,
  late: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
    // A late failure has nobody left to hear it; it must not end the process.
    work.catch(() => undefined);
  }
}

/**
 * Asks `look` until it answers something, at once first and then with growing
 * pauses: what was written may be read back only some milliseconds later.
 */
export async function eventually<T>(
  look: () => Promise<T | undefined>,
  options: { clock: Clock; forMs: number },
): Promise<T | undefined> {
  const { clock, forMs } = options;
  const end = clock.now().getTime() + forMs;
  for (let pause = 10; ; pause = Math.min(pause * 2, 400)) {
    const answer = await look();
    if (answer !== undefined) return answer;
    if (clock.now().getTime() + pause > end) return undefined;
    await clock.sleep(pause);
  }
}
