import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.ts';
import { run } from '../lib/run.ts';
import { logOf } from './commandCheck.ts';
import { failed, sum, type Outcome } from './outcome.ts';

/** Files of the development tools, relative to the root. */
export function devTests(pattern: string): string[] {
  return globSync(pattern, { cwd: root }).sort();
}

/** Runs files of tests with Node.js's own runner, one after the other. */
export async function nodeTest(options: {
  name: string;
  files: string[];
  timeoutMs: number;
  env?: NodeJS.ProcessEnv;
}): Promise<Outcome> {
  const log = logOf(options.name);
  const file = log.replace(/\.log$/, '.json');
  rmSync(file, { force: true });
  const reporter = join(import.meta.dirname, 'outcomeReporter.ts');
  const args = [
    ...['--disable-warning=TimeoutNegativeWarning', '--test'],
    ...['--test-concurrency=1', '--test-reporter=spec'],
    ...['--test-reporter-destination=stdout', `--test-reporter=${reporter}`],
    `--test-reporter-destination=${file}`,
    ...options.files.map(each => join(root, each)),
  ];
  let problem: string | undefined;
  try {
    await run(process.execPath, args, {
      log,
      timeoutMs: options.timeoutMs,
      env: { ...process.env, ...options.env },
    });
  } catch (error) {
    problem = (error as Error).message;
  }
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!text) return failed(problem ?? 'The runner wrote no result');
  const outcome: Outcome = JSON.parse(text);
  return problem && outcome.failed === 0
    ? sum([outcome, failed(problem)])
    : outcome;
}
