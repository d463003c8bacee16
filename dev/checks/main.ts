/*
 * Runs what `./dev/test` promises; see there.
 */
import { parseArgs } from 'node:util';
import { command } from '../lib/command.ts';
import { failed, sum, type Outcome } from './outcome.ts';
import type { Suite } from './suite.ts';
import { plans } from './suites.ts';

const longestFailure = 60;

function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(0)} s`;
}

function printFailure(failure: string): void {
  const lines = failure.split('\n');
  const shown = lines.slice(0, longestFailure);
  if (lines.length > shown.length) {
    shown.push(`… ${lines.length - shown.length} more lines`);
  }
  console.log(`\n  ✗ ${shown.join('\n    ')}`);
}

async function runSuite(suite: Suite, deadline: number): Promise<Outcome> {
  const startedAt = Date.now();
  console.log(`▶ ${suite.name}`);
  const timeoutMs = Math.min(suite.budgetMs, deadline - startedAt);
  let outcome: Outcome;
  if (timeoutMs <= 0) {
    outcome = failed('No time was left for it');
  } else {
    outcome = await suite.run(timeoutMs).catch(error => failed(String(error)));
  }
  const mark = outcome.failed ? '✗' : '✓';
  console.log(
    `${mark} ${suite.name}: ${outcome.passed} passed, ${
      outcome.failed
    } failed, ${seconds(startedAt)}`,
  );
  return outcome;
}

await command(async () => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      soak: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  let plan: (typeof plans)[keyof typeof plans] = plans.full;
  if (values.quick) plan = plans.quick;
  if (values.soak) plan = plans.soak;
  const suites = plan.suites.filter(
    suite => values.only === undefined || suite.name === values.only,
  );
  if (suites.length === 0) {
    const names = plan.suites.map(suite => `"${suite.name}"`).join(', ');
    throw new Error(`--only "${values.only}": there are ${names}`);
  }
  const deadline = Date.now() + plan.budgetMs;
  const outcomes: Outcome[] = [];
  for (const suite of suites) {
    const outcome = await runSuite(suite, deadline);
    outcome.failures.forEach(printFailure);
    outcomes.push(outcome);
    // Without packages nothing else can say anything.
    if (suite.name === 'install' && outcome.failed) break;
  }
  const total = sum(outcomes);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed ? 1 : 0);
});
