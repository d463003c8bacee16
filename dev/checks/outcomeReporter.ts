import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { root } from '../lib/paths.ts';
import { nothing, type Outcome } from './outcome.ts';

/** Reporter of Node.js's test runner that writes an `Outcome` as JSON. */
export default async function* outcomeReporter(
  source: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  const outcome: Outcome = { ...nothing, failures: [] };
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, file, details, skip, todo } = event.data;
    const isSuite = details.type === 'suite';
    const left = skip !== undefined || todo !== undefined;
    if (event.type === 'test:pass' && !left) {
      if (!isSuite) outcome.passed += 1;
      continue;
    }
    const error =
      event.type === 'test:fail' ? event.data.details.error : undefined;
    // A suite fails with its tests; only what goes wrong in itself is news.
    const cause = error?.cause ?? error;
    if (
      isSuite &&
      (error as { failureType?: string })?.failureType === 'subtestsFailed'
    )
      continue;
    outcome.failed += 1;
    const why =
      cause instanceof Error ? cause.stack : String(cause ?? 'was left out');
    const where = file ? relative(root, file) : '';
    outcome.failures.push(`${where}\n${name}\n${why}`);
  }
  yield JSON.stringify(outcome);
}
