import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openFolder } from './folder.ts';

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'kafka-folder-')), 'cluster');
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

const open = (options: {
  nodes: 1 | 3;
  users?: string[];
  firstPort?: number;
}) => openFolder(dir, { dir, ...options });

test('a second start finds identity, ports and data of the first', async () => {
  const first = await open({ nodes: 3, users: ['orders-api'] });
  writeFileSync(join(dir, 'data'), '');
  first.release();

  const second = await open({ nodes: 3, users: ['orders-api'] });
  second.release();
  assert.deepEqual(second.saved, first.saved);
  assert.equal(existsSync(join(dir, 'data')), true);
});

test('data of another set-up is dropped', async () => {
  const first = await open({ nodes: 3 });
  writeFileSync(join(dir, 'data'), '');
  first.release();

  const second = await open({ nodes: 3, users: ['orders-api'] });
  second.release();
  assert.notEqual(second.saved.clusterId, first.saved.clusterId);
  assert.equal(existsSync(join(dir, 'data')), false);
});

test('nobody else gets the folder while a cluster runs in it', async () => {
  const { release } = await open({ nodes: 1 });
  await assert.rejects(open({ nodes: 1 }), /A Kafka cluster already runs in/);
  release();
});

test('a folder with something else in it is left alone', async () => {
  const foreign = join(dir, '..');
  writeFileSync(join(foreign, 'thesis.txt'), '');
  await assert.rejects(
    openFolder(foreign, { dir: foreign, nodes: 1 }),
    /holds something else than a Kafka cluster/,
  );
  assert.equal(existsSync(join(foreign, 'thesis.txt')), true);
});

test('all ports differ, and the plain ones are those that were asked for', async () => {
  const { saved, release } = await open({
    nodes: 3,
    users: [],
    firstPort: 19_092,
  });
  release();
  const ports = saved.ports.flatMap(each => [
    each.controller,
    ...Object.values(each.clients),
  ]);
  assert.equal(new Set(ports).size, 3 * 5);
  assert.deepEqual(
    saved.ports.map(each => each.clients.PLAINTEXT),
    [19_092, 19_093, 19_094],
  );
});
