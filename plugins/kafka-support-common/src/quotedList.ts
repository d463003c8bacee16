/** How many of many are named in a sentence. */
const MAX_NAMED = 5;

/**
 * Items as a sentence names them, `"a", "b"`; of many the first ones, and how
 * many more there are.
 *
 * @public
 */
export function quotedList(items: readonly string[]): string {
  const named = items.slice(0, MAX_NAMED).map(item => `"${item}"`);
  const more = items.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
