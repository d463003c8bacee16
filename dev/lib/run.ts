import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startChild, stopChild } from './children.ts';
import { root } from './paths.ts';

/** The end of a log, as part of a message. */
export function tail(file: string, lines = 60): string {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .join('\n');
}

/**
 * Runs a command with its output in a file.
 *
 * @throws Error with the end of the output when it fails or takes too long
 */
export async function run(
  command: string,
  args: string[],
  options: {
    log: string;
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    timeoutMs: number;
  },
): Promise<void> {
  const { log, cwd = root, env = process.env, timeoutMs } = options;
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const child = startChild(command, args, {
    cwd,
    env,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = once(child, 'exit');
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stopChild(child);
  }, timeoutMs);
  const [code] = await ended;
  clearTimeout(timer);
  if (code === 0) return;
  const what = `${command} ${args.join(' ')}`;
  throw new Error(
    late
      ? `"${what}" took longer than ${timeoutMs / 1000} seconds\n${tail(log)}`
      : `"${what}" failed\n${tail(log)}`,
  );
}
