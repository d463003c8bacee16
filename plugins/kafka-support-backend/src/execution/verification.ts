import type {
  Change,
  RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Claim } from './Claim';
import { eventually } from './clock';
import { bounded, kindOf, sentenceOf, viewOf } from './liveState';
import type { ExecutionParts } from './parts';
import { readBack } from './readBack';
import { requestEvent } from './timeline';

/**
 * Reads the validation metrics of an applied request and ends it: verified when
 * planning again yields nothing and every figure is healthy, else unverified.
 * Unverified means the change stands.
 *
 * @param leftOver - what planning again showed just now; read here if not given
 * @returns false when the cluster did not answer: the request stays applied
 */
export async function verifyApplied(
  parts: ExecutionParts,
  claim: Claim,
  leftOver?: Change[],
): Promise<boolean> {
  const left = leftOver
    ? { known: true as const, value: leftOver }
    : await readBack(parts, claim);
  if (!left.known) {
    await claim.update({
      events: [],
      patch: {
        statusReason: `Applied; waits to be read back: ${left.reason}`,
      },
      lease: 'release',
    });
    return false;
  }

  const results: RuleResult[] = [
    ...left.value.map(differing),
    ...(await figuresOf(parts, claim)),
  ];
  const unhealthy = results.filter(({ outcome }) => outcome !== 'pass');
  const healthy = unhealthy.length === 0;
  const message = healthy
    ? 'Planning again yields nothing, and every figure that was read is healthy'
    : inSentences(unhealthy);
  await claim.update((_, at) => ({
    to: healthy ? 'verified' : 'unverified',
    events: [
      requestEvent('verification', message, at, {
        details: {
          results: worthKeeping(results).map(result => ({
            outcome: result.outcome,
            message: result.message,
            ...(result.observed !== undefined && { observed: result.observed }),
            ...(result.limit !== undefined && { limit: result.limit }),
          })),
        },
      }),
    ],
    patch: {
      statusReason: healthy ? undefined : `The change stands, but: ${message}`,
    },
    lease: 'release',
  }));
  return true;
}

/** How many results one row of the timeline keeps, and a sentence names. */
const MAX_KEPT = 100;
const MAX_SAID = 5;

function inSentences(results: RuleResult[]): string {
  const said = results.slice(0, MAX_SAID).map(({ message }) => message);
  const more = results.length - said.length;
  return [...said, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** Of many figures those that are not healthy, and how many the others are. */
function worthKeeping(results: RuleResult[]): RuleResult[] {
  if (results.length <= MAX_KEPT) return results;
  const kept = results
    .filter(({ outcome }) => outcome !== 'pass')
    .slice(0, MAX_KEPT);
  const healthy = results.filter(({ outcome }) => outcome === 'pass').length;
  const others = results.length - healthy - kept.length;
  return [
    ...kept,
    ...(others > 0
      ? [
          {
            outcome: 'fail' as const,
            message: `${others} more are not healthy`,
          },
        ]
      : []),
    { outcome: 'pass', message: `${healthy} figures are healthy` },
  ];
}

/** The kind's figures, read again for a short while as long as one is unhealthy. */
async function figuresOf(
  parts: ExecutionParts,
  claim: Claim,
): Promise<RuleResult[]> {
  const { request } = claim;
  let last: RuleResult[] = [];
  await eventually(
    async () => {
      try {
        const kind = kindOf(parts, request);
        const view = viewOf(parts, request);
        const perChange = await bounded(
          parts,
          request,
          Promise.all(
            request.plan.changes.map(
              async change => (await kind.verify?.(change, view)) ?? [],
            ),
          ),
        );
        last = perChange.flat();
      } catch (error) {
        last = [
          {
            outcome: 'unknown',
            message: `The figures could not be read: ${sentenceOf(error)}`,
          },
        ];
      }
      return last.every(({ outcome }) => outcome === 'pass') || undefined;
    },
    { clock: parts.clock, forMs: parts.timings.readBackMs },
  );
  return last;
}

function differing(change: Change): RuleResult {
  return {
    outcome: 'fail',
    message: `Planning again still shows "${change.id}"`,
    observed: change.fields
      .map(({ field, before }) => `${field} ${before ?? '(not set)'}`)
      .join(', '),
    limit: change.fields
      .map(({ field, after }) => `${field} ${after ?? '(not set)'}`)
      .join(', '),
  };
}
