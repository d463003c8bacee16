import { join } from 'node:path';
import { startChild } from '../lib/children.ts';
import { root } from '../lib/paths.ts';

/**
 * Runs a script of the backend in a process of its own, as it is measured.
 *
 * @returns what it prints as JSON on its last line
 * @throws Error with the end of what it said when it fails
 */
export async function runScript<T>(path: string, options: object): Promise<T> {
  const child = startChild(
    process.execPath,
    [join(root, path), JSON.stringify(options)],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  child.stdout!.on('data', part => (out += part));
  child.stderr!.on('data', part => (err += part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new Error(`${path} ended with ${code}: ${(err || out).slice(-2000)}`);
  return JSON.parse(out.trim().split('\n').at(-1)!) as T;
}
