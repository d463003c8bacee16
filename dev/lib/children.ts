import {
  spawn,
  type ChildProcess,
  type SpawnOptions,
} from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/*
 * Every process that development starts goes through here, so that none stays
 * behind: each runs in a process group of its own, is ended with that group,
 * and is listed with a guardian that ends it when this process dies.
 */

let guardian: ChildProcess | undefined;

function tellGuardian(line: string): void {
  if (!guardian) {
    guardian = spawn(resolve(import.meta.dirname, 'guardian'), {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    // It may never be the reason why this process stays alive, or dies.
    guardian.unref();
    (guardian.stdin as { unref?(): void } | null)?.unref?.();
    guardian.stdin?.on('error', () => {});
  }
  guardian.stdin?.write(`${line}\n`);
}

/** Starts a process that does not outlive this one. */
export function startChild(
  command: string,
  args: string[],
  options: Omit<SpawnOptions, 'detached'> = {},
): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  if (child.pid !== undefined) {
    const { pid } = child;
    tellGuardian(`+${pid}`);
    child.once('exit', () => tellGuardian(`-${pid}`));
  }
  return child;
}

/** Whether the process has not ended yet. */
export function isRunning(child: ChildProcess): boolean {
  return (
    child.pid !== undefined &&
    child.exitCode === null &&
    child.signalCode === null
  );
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Asks the process and its group to end, and kills them when they have not
 * within `graceMs`. Resolves when the process has ended.
 */
export async function stopChild(
  child: ChildProcess,
  { graceMs = 10_000 }: { graceMs?: number } = {},
): Promise<void> {
  if (!isRunning(child)) return;
  const ended = once(child, 'exit');
  if (graceMs > 0) {
    signalGroup(child, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  } else {
    signalGroup(child, 'SIGKILL');
    await ended;
  }
}
