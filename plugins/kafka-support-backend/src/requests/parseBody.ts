import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { assertStorable, shown } from './text';
import { withDetails } from './withDetails';

const MAX_ISSUES = 10;

/**
 * Parses a body or a part of it.
 *
 * @param name - what is parsed, as it stands in the message and before each path
 * @throws InputError that names each bad field and what would be valid; its
 * details hold the same by field
 */
export function parseBody<T>(
  schema: z.ZodType<T>,
  body: unknown,
  name: string,
): T {
  assertStorable(body, name);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, MAX_ISSUES).map(issue => ({
    field: shown([name, ...issue.path.map(String)].join('.')),
    message: shown(issue.message, 500),
  }));
  const more = parsed.error.issues.length - issues.length;
  const sentences = issues.map(
    ({ field, message }) => `"${field}": ${message}`,
  );
  if (more > 0) sentences.push(`and ${more} more`);
  throw withDetails(new InputError(sentences.join('; ')), { issues });
}
