/** Durations in milliseconds, and how long all of them took. */
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

/** Runs `task` for 0 … count - 1, `clients` at a time. */
export async function measure(
  count: number,
  clients: number,
  task: (index: number) => Promise<void>,
): Promise<Measured> {
  const durationsMs: number[] = [];
  let next = 0;
  const started = performance.now();
  const client = async () => {
    while (next < count) {
      const index = next++;
      const from = performance.now();
      await task(index);
      durationsMs.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { durationsMs, wallMs: performance.now() - started };
}
