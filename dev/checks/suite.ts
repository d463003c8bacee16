import type { Outcome } from './outcome.ts';

/** A part of `./dev/test`, which runs them in order. */
export interface Suite {
  name: string;
  /** It is ended, and fails, after this long. */
  budgetMs: number;
  /** @param timeoutMs - what is left for it; at most its budget */
  run(timeoutMs: number): Promise<Outcome>;
}

export const minutes = (count: number) => count * 60_000;
