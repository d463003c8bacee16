import { NotAllowedError } from '@backstage/errors';
import type { Caller } from './types';

/** @throws NotAllowedError for a service: only people answer for what they do */
export function assertPerson(caller: Caller, doing: string): void {
  if (caller.type === 'user') return;
  throw new NotAllowedError(
    `"${caller.ref}" is not a person and cannot ${doing}. Valid is to do it on behalf of a user`,
  );
}
