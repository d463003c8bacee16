import { z } from 'zod';

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
