import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { ServiceParts } from './parts';
import { samePerson, stateConflict } from './reviewing';
import { cancellable, isCancellable } from './standing';
import { changesPartlyDone } from './store/claims';
import { quoted } from './text';
import type { Caller, StoredRequest } from './types';

/**
 * The request that an edit takes the place of. A spec never changes, so an edit
 * is a new request that takes the claims over.
 *
 * @throws NotFoundError unless the caller filed it; InputError for another kind
 * or cluster; ConflictError once something of it was done, or it has ended
 */
export async function editedRequest(
  { store }: ServiceParts,
  id: string,
  input: { kind: string; cluster: string },
  caller: Caller,
): Promise<StoredRequest> {
  const request = await store.get(id);
  if (!request || !samePerson(request.requester, caller.ref))
    throw new NotFoundError(
      `"body.supersedes": there is no request ${quoted(
        id,
      )} of yours. Only who filed a request can edit it`,
    );
  for (const part of ['kind', 'cluster'] as const)
    if (request[part] !== input[part])
      throw new InputError(
        `"body.${part}" is ${quoted(
          input[part],
        )}. Valid for an edit of request "${id}" is its own, "${
          request[part]
        }"`,
      );
  if (!isCancellable(request.status))
    throw stateConflict(
      request,
      `The request is ${
        request.status
      } and cannot be edited. Valid is ${cancellable.join(' or ')}`,
    );
  if (changesPartlyDone(await store.events(id)).size > 0)
    throw new ConflictError(
      `A part of request "${id}" is done, so it cannot be edited. It can be retried or reverted`,
    );
  return request;
}
