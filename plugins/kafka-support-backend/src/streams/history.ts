import type {
  Change,
  StreamApproval,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  doneChanges,
  revertible,
  type RequestStore,
  type StoredRequest,
} from '../requests';
import type { StreamViewer } from './types';

/** More than a topic sees in years; beyond, an origin is unknown rather than denied. */
const MAX_REQUESTS = 100;

/** A request with what it did to the cluster. */
export interface DoneRequest {
  request: StoredRequest;
  changes: Change[];
}

export interface History {
  /** Newest first. */
  requests: DoneRequest[];
  /** False: there are older ones that were not looked at. */
  complete: boolean;
}

/** What requests did to a resource. */
export async function readHistory(
  store: Pick<RequestStore, 'list' | 'events' | 'plans'>,
  resource: string,
): Promise<History> {
  const { items, nextCursor } = await store.list({
    resource,
    status: [...revertible],
    limit: MAX_REQUESTS,
  });
  const requests = await Promise.all(
    items.map(async request => {
      const [events, plans] = await Promise.all([
        store.events(request.id),
        store.plans(request.id),
      ]);
      return { request, changes: doneChanges(request, { events, plans }) };
    }),
  );
  return { requests, complete: nextCursor === undefined };
}

/** Who agreed to a request, for those who may know of it. */
export function approvalOf(
  request: StoredRequest,
  viewer: Pick<StreamViewer, 'mayRead'>,
): StreamApproval {
  if (!viewer.mayRead(request)) return { visible: false };
  const approvals = request.reviews.filter(
    ({ verdict, lapsed }) => verdict === 'approve' && !lapsed,
  );
  const times = approvals.map(({ createdAt }) => createdAt).sort();
  return {
    visible: true,
    requestId: request.id,
    title: request.title,
    requester: request.requester,
    approvedBy: approvals.map(({ reviewer, role }) => ({ reviewer, role })),
    at: times.at(-1) ?? request.createdAt,
  };
}
