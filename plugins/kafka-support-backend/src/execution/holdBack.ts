import { modeOf } from '../clusters';
import type { StoredRequest } from '../requests/types';
import type { ExecutionParts } from './parts';
import { bounded, kindOf, sentenceOf, viewOf } from './liveState';

/** Why an approved request is not applied now. */
export type Hold =
  | { by: 'pause' | 'mode' | 'setup' | 'precondition'; reason: string }
  /** Applied by somebody else's pipeline; done when the live state shows it. */
  | { by: 'propose'; reason: string };

/** The operator's pause, asked before every change: it holds at once. */
export async function pauseOf(
  { store }: ExecutionParts,
  { cluster }: StoredRequest,
): Promise<Hold | undefined> {
  const pause = (await store.pauses())[cluster];
  if (!pause) return undefined;
  return {
    by: 'pause',
    reason: `Cluster "${cluster}" is paused by ${pause.by} since ${pause.since}: ${pause.reason}. It goes on when the cluster is resumed`,
  };
}

/** What holds the request back, or undefined when it may be applied. */
export async function holdOf(
  parts: ExecutionParts,
  request: StoredRequest,
): Promise<Hold | undefined> {
  const paused = await pauseOf(parts, request);
  if (paused) return paused;
  try {
    const kind = kindOf(parts, request);
    const { cluster } = request;
    const mode = modeOf(parts.clusters.get(cluster), kind);
    if (mode === 'observe')
      return {
        by: 'mode',
        reason: `Cluster "${cluster}" runs in mode observe for ${kind.id}: nothing is applied there. It goes on in mode apply, and completes in mode propose once the live state shows the plan`,
      };
    if (mode === 'propose')
      return {
        by: 'propose',
        reason: `Cluster "${cluster}" runs in mode propose for ${kind.id}: run the commands of the plan in your pipeline. The request completes once the live state shows the plan`,
      };
    if (!kind.ready) return undefined;
    const waitsFor = await bounded(
      parts,
      request,
      kind.ready(request.plan.changes, viewOf(parts, request)),
    );
    const missing = waitsFor.filter(({ outcome }) => outcome !== 'pass');
    if (missing.length === 0) return undefined;
    return {
      by: 'precondition',
      reason: `Waits for: ${missing.map(({ message }) => message).join('; ')}`,
    };
  } catch (error) {
    return {
      by: 'setup',
      reason: `It cannot be applied: ${sentenceOf(error)}`,
    };
  }
}
