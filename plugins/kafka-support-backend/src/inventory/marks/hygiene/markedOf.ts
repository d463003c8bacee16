import type { Marked } from '../types';
import type { Finding } from './types';

/** What was found of a resource, as the inventory takes it. */
export function markedOf(
  resource: string,
  { since, ...finding }: Finding,
): Marked {
  return {
    resource,
    ...finding,
    ...(since !== undefined && { since: new Date(since) }),
  };
}
