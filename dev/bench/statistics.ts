/** Durations in milliseconds, and how long all of them took together. */
export interface Measured {
  durationsMs: number[];
  wallMs: number;
}

/** The value that `share` of all are not above. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

export const p50 = (measured: Measured) =>
  percentile(measured.durationsMs, 0.5);
export const p95 = (measured: Measured) =>
  percentile(measured.durationsMs, 0.95);
export const perSecond = ({ durationsMs, wallMs }: Measured) =>
  (durationsMs.length * 1000) / wallMs;

/** Rounds that were measured one after the other, as one. */
export function together(rounds: Measured[]): Measured {
  return {
    durationsMs: rounds.flatMap(({ durationsMs }) => durationsMs),
    wallMs: rounds.reduce((sum, { wallMs }) => sum + wallMs, 0),
  };
}

/**
 * Runs `task` for 0 … count - 1, `clients` at a time. A task that fails ends
 * the measurement.
 *
 * @param task - gets its number, and which of the clients runs it
 */
export async function measure(
  count: number,
  clients: number,
  task: (index: number, client: number) => Promise<void>,
): Promise<Measured> {
  const durationsMs: number[] = [];
  let next = 0;
  const started = performance.now();
  const run = async (client: number) => {
    while (next < count) {
      const index = next++;
      const from = performance.now();
      await task(index, client);
      durationsMs.push(performance.now() - from);
    }
  };
  await Promise.all(
    Array.from({ length: clients }, (_, client) => run(client)),
  );
  return { durationsMs, wallMs: performance.now() - started };
}
