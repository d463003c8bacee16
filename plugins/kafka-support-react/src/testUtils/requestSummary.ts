import type {
  Request,
  RequestQuery,
  RequestSummary,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** A request as a row of the list. */
export function summaryOf(request: Request): RequestSummary {
  const filled = new Set(
    request.reviews.filter(review => !review.lapsed).map(review => review.role),
  );
  return {
    ...request,
    decision: request.evaluation.decision,
    waitingFor:
      request.status === 'in_review'
        ? request.reviewers
            .map(({ role }) => role)
            .filter(role => !filled.has(role))
        : [],
  };
}

/** Whether a request is among those that a query asks for. */
export function matches(request: Request, query: RequestQuery): boolean {
  return (
    (!query.status || query.status.includes(request.status)) &&
    (!query.kind || request.kind === query.kind) &&
    (!query.cluster || request.cluster === query.cluster) &&
    (!query.requester || request.requester === query.requester) &&
    (!query.owner || request.owner === query.owner) &&
    (!query.component || request.component === query.component) &&
    (!query.resource || request.resources.includes(query.resource)) &&
    (!query.toReview || request.reviewableRoles.length > 0) &&
    (!query.q || request.title.toLowerCase().includes(query.q.toLowerCase()))
  );
}
