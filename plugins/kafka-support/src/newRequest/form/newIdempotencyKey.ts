/** A key that no other form has. */
export function newIdempotencyKey(): string {
  // randomUUID needs a secure context, which a portal in a test network lacks.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
