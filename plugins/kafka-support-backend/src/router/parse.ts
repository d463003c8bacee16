import { InputError } from '@backstage/errors';
import type { z } from 'zod';

const MAX_ISSUES = 10;

/**
 * Parses what came from outside.
 *
 * @param where - names the part of the call in the sentence: `query`, `path`
 * @throws InputError that names each bad field and what would be valid
 */
export function parse<T>(
  schema: z.ZodType<T>,
  value: unknown,
  where: string,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const sentences = issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) =>
      path.length > 0 ? `"${path.join('.')}": ${message}` : message,
    );
  if (issues.length > MAX_ISSUES)
    sentences.push(`and ${issues.length - MAX_ISSUES} more`);
  throw new InputError(`Bad ${where}: ${sentences.join('; ')}`);
}
