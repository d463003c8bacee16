import type {
  Decision,
  Environment,
  RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { deniedBecause, waitsFor } from './sentences';
import type { Assessment, Caller, NewRequest } from './types';

const statusOf: Record<Decision, RequestStatus> = {
  allow: 'approved',
  review: 'in_review',
  deny: 'denied',
};

const outcomeOf: Record<Decision, string> = {
  allow: 'Submitted; it is applied at once',
  review: 'Submitted; people must agree',
  deny: 'Submitted and denied',
};

/** The request that an ask becomes. What is stored is our own assessment, never what was sent. */
export function newRequest(input: {
  id: string;
  at: string;
  assessment: Assessment;
  environment: Environment;
  caller: Caller;
  component?: string;
  justification: string;
  neededBy?: string;
  revertOf?: string;
  supersedes?: string;
}): Pick<NewRequest, 'request' | 'events'> {
  const { id, at, assessment, caller } = input;
  const { decision, findings } = assessment.evaluation;
  return {
    request: {
      id,
      kind: assessment.kind,
      cluster: assessment.cluster,
      environment: input.environment,
      title: assessment.title,
      resources: assessment.resources,
      claimKeys: assessment.claimKeys,
      spec: assessment.spec,
      status: statusOf[decision],
      statusReason: reasonOf(assessment),
      requester: caller.ref,
      requesterOwnershipRefs: caller.ownershipRefs,
      component: input.component,
      owner: assessment.requestingOwner,
      justification: input.justification,
      neededBy: input.neededBy,
      ownership: assessment.ownership,
      supportMetadata: assessment.supportMetadata,
      plan: assessment.plan,
      evaluation: assessment.evaluation,
      reviewers: assessment.reviewers,
      connectionSettings: assessment.connectionSettings,
      revertOf: input.revertOf,
      supersedes: input.supersedes,
      createdAt: at,
      updatedAt: at,
    },
    events: [
      {
        type: 'submitted',
        at,
        actor: caller.ref,
        message: outcomeOf[decision],
        planDigest: assessment.plan.digest,
        details: {
          decision,
          findings: findings.length,
          ...(input.revertOf && { revertOf: input.revertOf }),
          ...(input.supersedes && { supersedes: input.supersedes }),
        },
      },
    ],
  };
}

function reasonOf({ evaluation, reviewers }: Assessment): string | undefined {
  switch (evaluation.decision) {
    case 'deny':
      return deniedBecause(evaluation);
    case 'review':
      return waitsFor(reviewers);
    default:
      return undefined;
  }
}
