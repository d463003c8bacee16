import type {
  Preview,
  Request,
  RequestAction,
  RequestSummary,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { openRoles, reviewableRoles } from './reviewing';
import type { Assessment, Caller, StoredRequest } from './types';

/** What a preview answers of an assessment. */
export function toPreview(assessment: Assessment): Preview {
  return {
    resources: assessment.resources,
    spec: assessment.spec,
    plan: assessment.plan,
    evaluation: assessment.evaluation,
    reviewers: assessment.reviewers,
    ownership: assessment.ownership,
    supportMetadata: assessment.supportMetadata,
    connectionSettings: assessment.connectionSettings,
    ...(assessment.ends !== undefined && { ends: assessment.ends }),
  };
}

/** A request as the API answers it to this caller; what only we need stays. */
export function toRequest(
  stored: StoredRequest,
  caller: Caller,
  actions: RequestAction[],
  ends?: string,
): Request {
  const {
    requesterOwnershipRefs: _groups,
    claimKeys: _claims,
    lease: _lease,
    lastSequence: _sequence,
    lastHash: _hash,
    planNumber: _plan,
    ...request
  } = stored;
  return {
    ...request,
    ...(ends !== undefined && { ends }),
    actions,
    reviewableRoles: reviewableRoles(stored, caller),
  };
}

/** How many resources a row names: a batch has up to a thousand. */
const MAX_RESOURCES = 50;

/** A row of the list. */
export function toSummary(stored: StoredRequest): RequestSummary {
  return {
    id: stored.id,
    kind: stored.kind,
    cluster: stored.cluster,
    environment: stored.environment,
    title: stored.title,
    resources: stored.resources.slice(0, MAX_RESOURCES),
    status: stored.status,
    requester: stored.requester,
    component: stored.component,
    owner: stored.owner,
    statusReason: stored.statusReason,
    createdAt: stored.createdAt,
    updatedAt: stored.updatedAt,
    waitingFor:
      stored.status === 'in_review'
        ? openRoles(stored).map(({ role }) => role)
        : [],
    decision: stored.evaluation.decision,
  };
}
