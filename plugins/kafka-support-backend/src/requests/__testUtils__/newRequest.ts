import {
  toPlan,
  type Change,
  type Evaluation,
  type Finding,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { randomUUID } from 'node:crypto';
import type { NewRequest } from '../types';

/** A change as a plan of `topic-create` has it. */
export function aChange(over: Partial<Change> = {}): Change {
  return {
    id: 'create-topic orders.placed.v1',
    operation: 'create-topic',
    resource: 'dev/topic/orders.placed.v1',
    parameters: {
      name: 'orders.placed.v1',
      partitions: 3,
      replicationFactor: 3,
      config: {},
    },
    fields: [{ field: 'partitions', after: '3' }],
    impact: 'safe',
    figures: [],
    repeatable: true,
    command: 'kafka-topics.sh --create --topic orders.placed.v1',
    inverse: { available: false, reason: 'Deleting a topic is a request' },
    ...over,
  };
}

export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'partitions-per-topic',
    title: 'Partitions per topic',
    area: 'capacity and cost',
    effect: 'review',
    outcome: 'pass',
    message: '3 partitions are within 12',
    policyOwner: 'group:default/platform',
    waivable: true,
    asks: ['platform'],
    ...over,
  };
}

export const anEvaluation = (over: Partial<Evaluation> = {}): Evaluation => ({
  findings: [aFinding()],
  decision: 'allow',
  evaluatedAt: '2026-11-21T10:00:00.000Z',
  ...over,
});

/** What `create` takes, about a topic; by default in review by platform. */
export function aNewRequest(
  over: Partial<NewRequest['request']> = {},
  rest: Omit<Partial<NewRequest>, 'request'> = {},
): NewRequest {
  const createdAt = over.createdAt ?? '2026-11-21T10:00:00.000Z';
  const plan = over.plan ?? toPlan([aChange()], new Date(createdAt));
  const resources = over.resources ?? ['dev/topic/orders.placed.v1'];
  return {
    request: {
      id: randomUUID(),
      kind: 'topic-create',
      cluster: 'dev',
      environment: 'development',
      title: 'Create topic orders.placed.v1',
      resources,
      spec: { name: 'orders.placed.v1' },
      status: 'in_review',
      requester: 'user:default/ada',
      requesterOwnershipRefs: ['user:default/ada', 'group:default/orders'],
      component: 'component:default/orders-api',
      owner: 'group:default/orders',
      justification: 'Orders are placed',
      ownership: {
        resource: resources[0],
        ownerState: 'none',
        proposals: [],
        explanation: 'Nobody owns it',
      },
      supportMetadata: { values: {}, missing: [], resolvedAt: createdAt },
      plan,
      evaluation: anEvaluation(),
      reviewers: [
        {
          role: 'platform',
          filledBy: ['group:default/platform'],
          reasons: ['Partitions per topic'],
        },
      ],
      connectionSettings: [],
      claimKeys: resources,
      createdAt,
      updatedAt: createdAt,
      ...over,
    },
    events: [
      {
        type: 'submitted',
        at: createdAt,
        actor: over.requester ?? 'user:default/ada',
        message: 'Submitted',
        planDigest: plan.digest,
      },
    ],
    ...rest,
  };
}
