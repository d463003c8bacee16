interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/**
 * All items, read page after page. The first page is read at once, so that a
 * refusal comes before the first line of an export.
 */
export async function allPages<T>(
  pageAt: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<AsyncIterable<T>> {
  const first = await pageAt(undefined);
  return (async function* items() {
    let page = first;
    yield* page.items;
    while (page.nextCursor) {
      page = await pageAt(page.nextCursor);
      yield* page.items;
    }
  })();
}
