/** Below the limits of both databases on the values and rows of one statement. */
const CHUNK = 400;

/** Parts that one statement takes. */
export function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += CHUNK)
    chunks.push(items.slice(start, start + CHUNK));
  return chunks;
}
