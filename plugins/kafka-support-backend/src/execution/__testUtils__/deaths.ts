import type { StoredRequest } from '../../requests/types';
import { MortalProcess } from './crash';
import type { ExecutionWorld } from './ExecutionWorld';

/** Lets a process work until it has done what is there, or dies. */
export async function live(
  world: ExecutionWorld,
  work: 'sweep' | { start: string },
  process: MortalProcess,
): Promise<void> {
  const executor = world.executor({}, process);
  if (work === 'sweep') await executor.sweep().catch(() => undefined);
  else executor.start(work.start);
  await executor.idle();
}

/**
 * Tries deaths at step 1, 2, … until a process lives through all of its work.
 *
 * @returns where the processes died
 */
export async function atEveryStep(
  scenario: (process: MortalProcess) => Promise<void>,
): Promise<string[]> {
  const deaths: string[] = [];
  for (let step = 1; ; step += 1) {
    const process = new MortalProcess(step);
    await scenario(process);
    if (process.diedAt === undefined) return deaths;
    deaths.push(process.diedAt);
  }
}

/** What came of a request, as far as deaths can spoil it. */
export async function outcomeOf(
  world: ExecutionWorld,
  request: StoredRequest,
  sentBefore: number,
) {
  const sent = world.mutations().slice(sentBefore);
  return {
    status: request.status,
    reason: request.statusReason,
    lease: request.lease,
    faults: await world.faults(request.id),
    left: (await world.plan(request.id)).changes,
    twice: sent.filter((call, index) => sent.indexOf(call) !== index),
    sent: sent.length,
  };
}

/** Once, as asked, with a sound timeline. */
export const appliedOnce = (request: StoredRequest) => ({
  status: 'verified',
  reason: undefined,
  lease: undefined,
  faults: [],
  left: [],
  twice: [],
  sent: request.plan.changes.length,
});
