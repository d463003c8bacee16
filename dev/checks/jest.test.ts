import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.ts';
import { readJest, type JestResult } from './jest.ts';
import { mustHaveRun } from './mustHaveRun.ts';

function resultOf(
  tests: { fullName: string; status: string; failureMessages?: string[] }[],
  file: { status?: string; message?: string } = {},
): JestResult {
  return {
    testResults: [
      {
        name: join(root, 'plugins/x/src/y.test.ts'),
        status: 'passed',
        message: '',
        ...file,
        assertionResults: tests.map(each => ({ failureMessages: [], ...each })),
      },
    ],
  };
}

test('counts what passed and shows what failed with its file', () => {
  const outcome = readJest(
    resultOf(
      [
        { fullName: 'works', status: 'passed' },
        { fullName: 'adds up', status: 'failed', failureMessages: ['1 is 2'] },
      ],
      { status: 'failed' },
    ),
  );
  assert.deepEqual(outcome, {
    passed: 1,
    failed: 1,
    failures: ['plugins/x/src/y.test.ts\nadds up\n1 is 2'],
  });
});

test('counts a file that could not be run as failed', () => {
  const outcome = readJest(
    resultOf([], { status: 'failed', message: 'Cannot find module "z"' }),
  );
  assert.equal(outcome.failed, 1);
  assert.match(outcome.failures[0], /Cannot find module "z"/);
});

test('counts a skipped test as failed', () => {
  const outcome = readJest(
    resultOf([{ fullName: 'some day', status: 'pending' }]),
  );
  assert.equal(outcome.failed, 1);
  assert.match(outcome.failures[0], /some day\nis pending/);
});

test('fails for a file whose tests with a server did not run', () => {
  const file = 'plugins/x/src/y.test.ts';
  const ran = (fullName: string) =>
    mustHaveRun(
      'PostgreSQL',
      [file],
      resultOf([{ fullName, status: 'passed' }]),
      /POSTGRES/,
    );
  assert.equal(ran('list on POSTGRES_15 filters').failed, 0);
  assert.deepEqual(ran('list on SQLITE_3 filters').failures, [
    `${file}: no test with PostgreSQL passed`,
  ]);
  assert.equal(mustHaveRun('PostgreSQL', [file], undefined, /./).failed, 1);
  assert.equal(mustHaveRun('PostgreSQL', [], undefined, /./).failed, 1);
});
