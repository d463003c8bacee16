/*
 * Installs the packages of yarn.lock unless they are there already:
 *   node dev/lib/install.ts
 * Uses nothing that has to be installed.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.ts';
import { cache, root } from './paths.ts';
import { run } from './run.ts';
import { hashFiles, unlessDone } from './stamp.ts';

await command(async () => {
  const stamp = join(cache, 'install.stamp');
  // Somebody may have deleted what was installed.
  if (!existsSync(join(root, 'node_modules/.yarn-state.yml'))) {
    rmSync(stamp, { force: true });
  }
  const inputs = [
    'package.json',
    '{dev,packages/*,plugins/*}/package.json',
    'yarn.lock',
    '.yarnrc.yml',
  ];
  await unlessDone(stamp, hashFiles(inputs), async () => {
    console.log('install: packages, which takes about a minute the first time');
    await run(join(root, 'dev/yarn'), ['install', '--immutable'], {
      log: join(cache, 'install.log'),
      timeoutMs: 15 * 60_000,
    });
  });
});
