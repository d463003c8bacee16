interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/**
 * The items of all pages, one page in memory at a time.
 *
 * @throws Error when a page does not lead on, since the rest would be missing
 */
export async function* allItems<T>(
  readPage: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await readPage(cursor);
    yield* page.items;
    if (page.nextCursor !== undefined && page.nextCursor === cursor)
      throw new Error(
        'The Kafka support backend answered the same page twice, so the rest of the list is not known',
      );
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
