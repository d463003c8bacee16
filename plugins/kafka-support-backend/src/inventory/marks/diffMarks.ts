import type { Marked } from './types';

/** A mark as it is stored. */
export interface StoredMark {
  resource: string;
  mark: string;
  since: string;
  /** JSON. */
  detail: string;
}

/** What is to be written. */
export interface MarkDifferences {
  put: StoredMark[];
  gone: StoredMark[];
}

/**
 * Compares the marks that are stored with those that hold now. Since when a mark
 * holds stays, unless its marker says another time.
 */
export function diffMarks(
  stored: readonly StoredMark[],
  marked: readonly Marked[],
  now: Date,
): MarkDifferences {
  const before = new Map(stored.map(each => [keyOf(each), each]));
  const after = new Map(marked.map(each => [keyOf(each), each]));
  return {
    put: [...after].flatMap(([key, { resource, mark, says, fix, since }]) => {
      const was = before.get(key);
      const is = {
        resource,
        mark,
        since: since?.toISOString() ?? was?.since ?? now.toISOString(),
        detail: JSON.stringify({ says, fix }),
      };
      const same = was?.since === is.since && was.detail === is.detail;
      return same ? [] : [is];
    }),
    gone: stored.filter(each => !after.has(keyOf(each))),
  };
}

function keyOf({ resource, mark }: { resource: string; mark: string }): string {
  return `${mark} ${resource}`;
}
