import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.ts';
import type { JestResult } from './jest.ts';
import { failed, passed, sum, type Outcome } from './outcome.ts';

/** Files of tests in the packages, relative to the root. */
export function testFiles(pattern = '*.test.{ts,tsx}'): string[] {
  return globSync(`{plugins,packages}/*/src/**/${pattern}`, {
    cwd: root,
    exclude: path => path.endsWith('node_modules'),
  }).sort();
}

/**
 * Servers that are missing make tests disappear in silence. So each of the
 * files has to show a test that passed, with a name that fits.
 */
export function mustHaveRun(
  what: string,
  files: string[],
  result: JestResult | undefined,
  name: RegExp,
): Outcome {
  if (files.length === 0) return failed(`There are no tests with ${what}`);
  const missing = files.filter(
    file =>
      !result?.testResults.some(
        tested =>
          tested.name === join(root, file) &&
          tested.assertionResults.some(
            test => test.status === 'passed' && name.test(test.fullName),
          ),
      ),
  );
  return missing.length === 0
    ? passed()
    : sum(missing.map(file => failed(`${file}: no test with ${what} passed`)));
}

/** Those of the files that run on every supported database, or on PostgreSQL only. */
export function postgresFiles(): string[] {
  return testFiles().filter(file =>
    /eachSupportedId|POSTGRES_/.test(readFileSync(join(root, file), 'utf8')),
  );
}
