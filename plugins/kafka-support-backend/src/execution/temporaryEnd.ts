import { randomUUID } from 'node:crypto';
import type { StoredRequest } from '../requests/types';
import type { RequestUpdate } from '../requests/types';
import { kindOf } from './liveState';
import type { ExecutionParts } from './parts';
import { SYSTEM } from './timeline';

/**
 * What a request that ends by itself owes from the moment it is begun: opened in
 * the transaction that begins it, so that nothing temporary is ever there
 * without its end. Once only, however often it is begun again.
 */
export function endOwedBy(
  parts: ExecutionParts,
  request: StoredRequest,
): Pick<RequestUpdate, 'obligations'> {
  const dueAt = kindOf(parts, request).ends?.(request.spec);
  if (dueAt === undefined) return {};
  const { requester, owner, ownership } = request;
  return {
    obligations: [
      {
        id: randomUUID(),
        kind: 'temporary-end',
        title: `Ends: ${request.title}`,
        cluster: request.cluster,
        resource: request.resources[0],
        owedBy: SYSTEM,
        tell: [requester, owner, ownership.owner, ...parts.platform].filter(
          ref => ref !== undefined,
        ),
        dueAt,
        openKey: `temporary-end:${request.id}`,
      },
    ],
  };
}
