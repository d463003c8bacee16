import { join } from 'node:path';
import { cache, root } from '../lib/paths.ts';
import { run } from '../lib/run.ts';
import { failed, passed } from './outcome.ts';
import type { Suite } from './suite.ts';

/** Where a suite keeps its output. */
export function logOf(name: string): string {
  return join(cache, 'test', `${name.replaceAll(' ', '-')}.log`);
}

/** A command of Yarn that passes or fails as a whole, counted as one test. */
export function commandCheck(
  name: string,
  budgetMs: number,
  args: string[],
): Suite {
  return {
    name,
    budgetMs,
    async run(timeoutMs) {
      try {
        await run(join(root, 'dev/yarn'), args, {
          log: logOf(name),
          timeoutMs,
        });
        return passed();
      } catch (error) {
        return failed((error as Error).message);
      }
    },
  };
}
