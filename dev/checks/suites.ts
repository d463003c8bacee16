import { apiReports } from './apiReports.ts';
import { browser } from './browser.ts';
import { commandCheck } from './commandCheck.ts';
import { jest } from './jest.ts';
import { mustHaveRun, postgresFiles, testFiles } from './mustHaveRun.ts';
import { devTests, nodeTest } from './nodeTest.ts';
import { nothing, sum } from './outcome.ts';
import { minutes, type Suite } from './suite.ts';
import { withKafka } from './withKafka.ts';

const serverTests = String.raw`\.(kafka|postgres)\.test\.tsx?$`;
const kafkaTests = String.raw`\.kafka\.test\.tsx?$`;

const tools: Suite = {
  name: 'development tools',
  budgetMs: minutes(3),
  run: timeoutMs =>
    nodeTest({
      name: 'development tools',
      files: devTests('dev/{lib,checks,kafka,seed,portal,bench}/**/*.test.ts'),
      timeoutMs,
    }),
};

/** What can be found out without running any server. */
const checks: Suite[] = [
  commandCheck('install', minutes(10), ['install', '--immutable']),
  commandCheck('types', minutes(4), ['tsc']),
  commandCheck('types of the development tools', minutes(2), [
    'tsc',
    '-p',
    'dev',
  ]),
  commandCheck('lint', minutes(5), ['backstage-cli', 'repo', 'lint']),
  commandCheck('formatting', minutes(3), ['prettier', '--check', '.']),
  apiReports,
  tools,
];

const unit: Suite = {
  name: 'packages on SQLite and PostgreSQL',
  budgetMs: minutes(12),
  async run(timeoutMs) {
    const { outcome, result } = await jest({
      name: this.name,
      timeoutMs,
      workers: 2,
      args: [`--testPathIgnorePatterns=${kafkaTests}`],
    });
    const onPostgres = mustHaveRun(
      'POSTGRES in its name',
      postgresFiles().filter(file => !new RegExp(kafkaTests).test(file)),
      result,
      /POSTGRES/,
    );
    return sum([outcome, onPostgres]);
  },
};

const unitWithoutServers: Suite = {
  name: 'packages',
  budgetMs: minutes(10),
  async run(timeoutMs) {
    const { outcome } = await jest({
      name: this.name,
      timeoutMs,
      workers: 2,
      args: [`--testPathIgnorePatterns=${serverTests}`],
    });
    return outcome;
  },
};

const kafka: Suite = {
  name: 'real Kafka',
  budgetMs: minutes(8),
  run: timeoutMs =>
    withKafka(async ({ env }) => {
      const { outcome, result } = await jest({
        name: 'real Kafka',
        timeoutMs,
        // One at a time: some of them take a node away.
        workers: 1,
        args: [kafkaTests],
        env,
      });
      const files = testFiles('*.kafka.test.{ts,tsx}');
      return sum([outcome, mustHaveRun('a real Kafka', files, result, /./)]);
    }),
};

const soak: Suite = {
  name: 'soak',
  budgetMs: minutes(240),
  run: timeoutMs =>
    withKafka(async ({ env }) => {
      const { outcome } = await jest({
        name: 'soak',
        timeoutMs,
        workers: 1,
        args: ['--testMatch', '**/*.soak.ts'],
        env,
      });
      const files = devTests('dev/**/*.soak.ts');
      const own = files.length
        ? await nodeTest({ name: 'soak of the portal', files, timeoutMs, env })
        : nothing;
      return sum([outcome, own]);
    }),
};

/** What each way of calling `./dev/test` runs, in order. */
export const plans = {
  full: { suites: [...checks, unit, kafka, browser], budgetMs: minutes(30) },
  quick: { suites: [...checks, unitWithoutServers], budgetMs: minutes(20) },
  soak: { suites: [checks[0], soak], budgetMs: minutes(260) },
} satisfies Record<string, { suites: Suite[]; budgetMs: number }>;
