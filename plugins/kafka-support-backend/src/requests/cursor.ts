import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/** Writes the position after which the next page starts. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/**
 * Reads a position. A cursor holds position only, so one that was tampered with
 * can at worst start elsewhere.
 *
 * @throws InputError that quotes the cursor and says where a valid one is from
 */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string): T {
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    position = undefined;
  }
  const parsed = schema.safeParse(position);
  if (parsed.success) return parsed.data;
  throw new InputError(
    `Not a cursor: ${JSON.stringify(
      cursor.slice(0, 100),
    )}. Valid is "nextCursor" of the page before`,
  );
}
