import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

/** Filters of a list, which live in the address beside the position `cursor`. */
export interface AddressFilters<TName extends string> {
  /** '' where the address does not have it. */
  value(name: TName | 'cursor'): string;
  /** '' removes it. */
  set(name: TName | 'cursor', text: string): void;
  clear(): void;
  /** Whether any filter is set; a position is none. */
  filtered: boolean;
  /** To the page before, where it is known; '' is the first. */
  previousCursor: string | undefined;
  /** Goes back one page; only where `previousCursor` is known. */
  back(): void;
}

/**
 * Positions of the pages that led here. A keyset cursor only points forward, so
 * the way back is kept beside the address, where a reload keeps it too.
 */
function trailOf(state: unknown): string[] {
  const trail = (state as { trail?: unknown } | null)?.trail;
  return Array.isArray(trail)
    ? trail.filter((cursor): cursor is string => typeof cursor === 'string')
    : [];
}

/** The filters of these names in the address. */
export function useAddressFilters<TName extends string>(
  names: readonly TName[],
): AddressFilters<TName> {
  const [parameters, setParameters] = useSearchParams();
  const trail = trailOf(useLocation().state);
  const value = (name: TName | 'cursor') => parameters.get(name) ?? '';

  const write = useCallback(
    (name: string, text: string, trailAfter: string[]) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          if (text) next.set(name, text);
          else next.delete(name);
          // Another filter is another list: it begins at its first page.
          if (name !== 'cursor') next.delete('cursor');
          return next;
        },
        // A page is a step back; each letter typed is not.
        { replace: name !== 'cursor', state: { trail: trailAfter } },
      ),
    [setParameters],
  );

  return {
    value,
    set: (name, text) =>
      write(
        name,
        text,
        name === 'cursor' && text ? [...trail, value('cursor')] : [],
      ),
    clear: () => setParameters(new URLSearchParams()),
    filtered: names.some(name => value(name)),
    previousCursor: value('cursor') ? trail.at(-1) : undefined,
    back: () => write('cursor', trail.at(-1) ?? '', trail.slice(0, -1)),
  };
}
