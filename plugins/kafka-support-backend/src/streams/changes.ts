import {
  eventTypes,
  type EventType,
  type StreamDetail,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { AuditLog } from '../audit';
import type { RequestStore } from '../requests';
import type { StreamViewer } from './types';

const DAY_MS = 86_400_000;
const MAX_ROWS = 200;
const SHOWN = 50;

/** Steps that tell nothing which the row before or after does not tell. */
const quiet: readonly EventType[] = ['change.started', 'review.lapsed'];

/** What happened on the resource in the last 24 hours, as far as the caller may know of it. */
export async function changesOf(input: {
  resource: string;
  audit: Pick<AuditLog, 'list'>;
  store: Pick<RequestStore, 'getMany'>;
  viewer: Pick<StreamViewer, 'mayRead'>;
  now: Date;
}): Promise<StreamDetail['changes']> {
  const { resource, audit, store, viewer, now } = input;
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  const page = await audit.list({ resource, from: since, limit: MAX_ROWS });
  const ofRequests = page.items.flatMap(({ requestId, type, ...rest }) => {
    const own = eventTypes.find(each => each === type);
    return requestId && own ? [{ ...rest, requestId, type: own }] : [];
  });
  const ids = [...new Set(ofRequests.map(({ requestId }) => requestId))];
  const readable = new Set(
    (await store.getMany(ids)).flatMap(request =>
      request && viewer.mayRead(request) ? [request.id] : [],
    ),
  );
  const items = ofRequests.filter(
    ({ requestId, type }) => readable.has(requestId) && !quiet.includes(type),
  );
  return {
    since,
    items: items
      .slice(0, SHOWN)
      .map(({ requestId, title, type, at, actor, message, to }) => ({
        requestId,
        title,
        type,
        at,
        actor,
        message,
        to,
      })),
    more: items.length > SHOWN || page.nextCursor !== undefined,
  };
}
