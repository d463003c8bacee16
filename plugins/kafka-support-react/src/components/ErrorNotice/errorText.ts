import { ResponseError } from '@backstage/errors';

/**
 * The sentence in an error that is meant for people: what the backend wrote,
 * without the status line that Backstage puts before it. Undefined: the backend
 * was not reached, and what the browser says of that helps nobody.
 *
 * @public
 */
export function errorText(error: unknown): string | undefined {
  if (error instanceof ResponseError) {
    return error.body?.error?.message || error.message;
  }
  // fetch throws a TypeError when there was no answer at all.
  if (error instanceof TypeError) return undefined;
  return error instanceof Error ? error.message : String(error);
}
