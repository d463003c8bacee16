import type { MarkInput } from '../types';

/**
 * What stands still by figures that could not be read may move all the same, so
 * that nothing is said by them.
 *
 * @throws Error that names the first of them
 */
export function needFigures(
  { unread }: Pick<MarkInput, 'unread'>,
  isNeeded: (what: string) => boolean,
): void {
  const missing = unread.find(({ what }) => isNeeded(what));
  if (missing)
    throw new Error(`Not all ${missing.what} could be read: ${missing.reason}`);
}
