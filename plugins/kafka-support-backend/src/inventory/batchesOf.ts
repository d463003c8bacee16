/** Rows of one statement: well below what both databases take. */
const BATCH = 200;

/** In parts that one statement takes. */
export function* batchesOf<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH)
    yield items.slice(start, start + BATCH);
}
