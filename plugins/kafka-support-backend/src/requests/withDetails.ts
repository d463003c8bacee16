/** An error whose `details` the API answers beside the message. */
export function withDetails<T extends Error>(
  error: T,
  details: unknown,
): T & { details: unknown } {
  return Object.assign(error, { details });
}
