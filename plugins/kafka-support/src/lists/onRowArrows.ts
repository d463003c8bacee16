import type { KeyboardEvent } from 'react';

const focusable = 'a[href], button:not([disabled]), [tabindex="0"]';

/** What arrow keys lead to in a row: what it has at the same place, else its first. */
function stopIn(row: Element, place: number): HTMLElement | undefined {
  const stops = row.querySelectorAll<HTMLElement>(focusable);
  return stops[Math.min(place, stops.length - 1)];
}

/**
 * Arrow keys move between the rows of a table that have something to press, at
 * the same place in each; Home and End lead to the first and the last of them.
 */
export function onRowArrows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('tbody tr')].filter(
    row => row.querySelector(focusable),
  );
  const target = event.target as HTMLElement;
  const at = rows.findIndex(row => row.contains(target));
  const next = {
    ArrowDown: at + 1,
    // From the table itself as from below it.
    ArrowUp: at < 0 ? rows.length - 1 : at - 1,
    Home: 0,
    End: rows.length - 1,
  }[event.key];
  const row = next === undefined ? undefined : rows[next];
  if (!row) return;
  const place =
    at < 0
      ? 0
      : [...rows[at].querySelectorAll(focusable)].findIndex(each =>
          each.contains(target),
        );
  event.preventDefault();
  stopIn(row, Math.max(0, place))?.focus();
}
