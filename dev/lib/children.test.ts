import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import { isRunning, startChild, stopChild } from './children.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilDead(pid: number): Promise<void> {
  // The test's own time limit ends it.
  while (isAlive(pid)) await delay(50);
}

test('a child ends with its process group', { timeout: 20_000 }, async () => {
  const child = startChild('bash', ['-c', 'sleep 300 & echo $!; wait'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(createInterface(child.stdout!), 'line');
  await stopChild(child);
  assert.equal(isRunning(child), false);
  await untilDead(Number(line));
});

test(
  'a child that does not listen is killed',
  { timeout: 20_000 },
  async () => {
    const child = startChild('bash', ['-c', 'trap "" TERM; echo up; read'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    await once(createInterface(child.stdout!), 'line');
    await stopChild(child, { graceMs: 200 });
    assert.equal(child.signalCode, 'SIGKILL');
  },
);

test(
  'children end when the process that started them is killed',
  { timeout: 30_000 },
  async () => {
    const script = `
      import { startChild } from ${JSON.stringify(
        join(import.meta.dirname, 'children.ts'),
      )};
      console.log(startChild('sleep', ['300']).pid);
    `;
    const parent = spawn(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(createInterface(parent.stdout!), 'line');
    const pid = Number(line);
    assert.equal(isAlive(pid), true);
    parent.kill('SIGKILL');
    await untilDead(pid);
  },
);
