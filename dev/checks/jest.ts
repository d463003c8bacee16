import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { join } from 'node:path';
import { root } from '../lib/paths.ts';
import { run } from '../lib/run.ts';
import { logOf } from './commandCheck.ts';
import { failed, sum, type Outcome } from './outcome.ts';

/** As far as we read what `jest --json` writes. */
export interface JestResult {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages: string[] | null;
    }[];
  }[];
}

export interface JestOptions {
  name: string;
  timeoutMs: number;
  workers: number;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/** Runs Jest over the packages and reads what came of it. */
export async function jest(
  options: JestOptions,
): Promise<{ outcome: Outcome; result?: JestResult }> {
  const log = logOf(options.name);
  const file = log.replace(/\.log$/, '.json');
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const args = [
    ...['backstage-cli', 'repo', 'test', '--watchAll=false'],
    ...[`--maxWorkers=${options.workers}`, '--json', `--outputFile=${file}`],
    ...options.args,
  ];
  let problem: string | undefined;
  try {
    await run(join(root, 'dev/yarn'), args, {
      log,
      timeoutMs: options.timeoutMs,
      env: { ...process.env, ...options.env, CI: 'true' },
    });
  } catch (error) {
    problem = (error as Error).message;
  }
  if (!existsSync(file)) {
    return { outcome: failed(problem ?? 'Jest wrote no result') };
  }
  const result: JestResult = JSON.parse(readFileSync(file, 'utf8'));
  const outcome = readJest(result);
  return {
    result,
    outcome:
      problem && outcome.failed === 0
        ? sum([outcome, failed(problem)])
        : outcome,
  };
}

/**
 * Counts tests. A file that could not be run counts as one that failed, and so
 * does a skipped test: what does not run proves nothing.
 */
export function readJest(result: JestResult): Outcome {
  return sum(
    result.testResults.map(file => {
      const path = relative(root, file.name);
      const tests = file.assertionResults;
      const broken = tests.filter(test => test.status !== 'passed');
      const failures = broken.map(test => {
        const why = test.failureMessages?.join('\n') || `is ${test.status}`;
        return `${path}\n${test.fullName}\n${why}`;
      });
      if (file.status === 'failed' && failures.length === 0) {
        failures.push(`${path}\n${file.message}`);
      }
      return {
        passed: tests.length - broken.length,
        failed: failures.length,
        failures,
      };
    }),
  );
}
