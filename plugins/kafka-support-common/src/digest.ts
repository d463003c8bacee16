import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import canonicalize from 'canonicalize';
import type { Change, Figure, Plan } from './plan';

/**
 * What two equal changes have in common: everything but the values of figures,
 * which move while nobody does anything. Their bounds stay.
 */
function essence(change: Change): unknown {
  return {
    ...change,
    figures: change.figures.map(({ name, unit, bound }) => ({
      name,
      unit,
      bound,
    })),
  };
}

/** RFC 8785 canonical JSON of a value, SHA-256, hex. What is undefined does not count. @public */
export function canonicalDigest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? '')));
}

/** RFC 8785 canonical JSON of the changes without volatile values, SHA-256, hex. @public */
export function digest(changes: readonly Change[]): string {
  return canonicalDigest(changes.map(essence));
}

/** A plan over these changes. @public */
export function toPlan(changes: Change[], now: Date): Plan {
  return { changes, digest: digest(changes), plannedAt: now.toISOString() };
}

function essenceWithoutFigures(change: Change): string {
  return canonicalize({ ...change, figures: [] }) ?? '';
}

function withinBounds(fresh: Figure[], agreed: Figure[]): boolean {
  return fresh.every(figure => {
    const bound = agreed.find(
      candidate =>
        candidate.name === figure.name && candidate.unit === figure.unit,
    )?.bound;
    return bound !== undefined && figure.value <= bound;
  });
}

/**
 * Fresh changes that the agreed ones do not cover: none equals it, or one of its
 * figures is beyond the bound that was agreed.
 *
 * @public
 */
export function uncovered(
  agreed: readonly Change[],
  fresh: readonly Change[],
): Change[] {
  const figures = new Map<string, Figure[][]>();
  for (const change of agreed) {
    const key = essenceWithoutFigures(change);
    figures.set(key, [...(figures.get(key) ?? []), change.figures]);
  }
  return fresh.filter(
    change =>
      !figures
        .get(essenceWithoutFigures(change))
        ?.some(bounds => withinBounds(change.figures, bounds)),
  );
}

/**
 * Whether the agreed changes cover the fresh ones: every fresh change equals an
 * agreed one and each of its figures is within the bound that was agreed.
 * A change missing from the fresh plan is not this function's business: whether
 * it is done or drifted away only the timeline can tell.
 *
 * @public
 */
export function covers(
  agreed: readonly Change[],
  fresh: readonly Change[],
): boolean {
  return uncovered(agreed, fresh).length === 0;
}

/**
 * Rounds a figure up with slack, to two significant digits above 1.2 × the
 * value, so that a busy topic does not change the digest at each look.
 *
 * @public
 */
export function boundOf(value: number): number {
  if (value <= 0) return 0;
  const target = value * 1.2;
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(target)) - 1));
  return Math.ceil(target / step) * step;
}
