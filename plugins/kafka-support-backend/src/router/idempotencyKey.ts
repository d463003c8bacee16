import { z } from 'zod';
import { parse } from './parse';

/**
 * The header `Idempotency-Key`. Bounded, and printable ASCII only: it is
 * stored and shown in messages.
 */
export const idempotencyKeySchema = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^[\x21-\x7e]+$/,
    'must hold printable ASCII characters without blanks, such as a UUID',
  );

/** @throws InputError that says what a key may look like */
export function parseIdempotencyKey(
  header: string | undefined,
): string | undefined {
  if (header === undefined) return undefined;
  return parse(idempotencyKeySchema, header, 'header "Idempotency-Key"');
}
