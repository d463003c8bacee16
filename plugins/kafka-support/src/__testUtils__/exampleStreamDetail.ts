import type {
  StreamApproval,
  StreamDetail,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleNow,
  exampleOwnership,
  exampleSupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { exampleStream } from './exampleStreams';

const topic = 'payments.payment.received.v1';

const approval: StreamApproval = {
  visible: true,
  requestId: 'r1',
  title: `Create topic ${topic}`,
  requester: 'user:default/alice',
  approvedBy: [{ reviewer: 'user:default/petra', role: 'platform' }],
  at: exampleNow,
};

/** A stream of payments with a partition in trouble, drift, and access of all origins. */
export function exampleStreamDetail(
  overrides: Partial<StreamDetail> = {},
): StreamDetail {
  const resource = `prod/topic/${topic}`;
  return {
    resource,
    topic,
    cluster: { id: 'prod', title: 'prod', environment: 'production' },
    ownership: exampleOwnership({ resource }),
    supportMetadata: exampleSupportMetadata,
    changes: {
      since: '2026-11-20T13:05:12.000Z',
      items: [
        {
          requestId: 'r1',
          title: `Create topic ${topic}`,
          type: 'verification',
          at: exampleNow,
          actor: 'system',
          message: 'The cluster shows exactly what was agreed',
          to: 'verified',
        },
      ],
      more: false,
    },
    actions: [
      {
        kind: 'topic-config',
        title: 'Change how a topic behaves',
        outcome: 'reviewed',
        reason:
          'group:default/payments owns the topic: your request goes to its members.',
      },
    ],
    live: {
      known: true,
      readAt: exampleNow,
      topic: {
        topicId: 'A1',
        internal: false,
        partitions: 3,
        replicationFactor: 3,
        offlinePartitions: 1,
        underReplicatedPartitions: 2,
        items: [
          {
            partition: 0,
            leader: 1,
            replicas: [1, 2, 3],
            isr: [1, 2, 3],
            state: 'online',
          },
          {
            partition: 1,
            leader: 2,
            replicas: [1, 2, 3],
            isr: [2, 3],
            state: 'under-replicated',
          },
          { partition: 2, replicas: [1, 2, 3], isr: [], state: 'offline' },
        ],
      },
    },
    groups: {
      known: true,
      readAt: exampleNow,
      items: [
        {
          groupId: 'settlement',
          type: 'consumer',
          state: 'Stable',
          members: 2,
          lag: 12_345,
          unknownPartitions: 1,
          partitions: [
            {
              partition: 0,
              lag: 0,
              committedOffset: 99,
              endOffset: 99,
              member: 'settlement-1@10.0.0.4',
            },
            {
              partition: 1,
              lag: 12_345,
              committedOffset: 1,
              endOffset: 12_346,
              member: 'settlement-2@10.0.0.5',
            },
            { partition: 2, reason: 'No leader', committedOffset: 7 },
          ],
        },
      ],
      more: 0,
      missing: [],
    },
    configuration: {
      read: { known: true, readAt: exampleNow },
      settings: [
        {
          name: 'cleanup.policy',
          live: 'delete',
          approved: 'compact',
          verdict: 'differs',
          approval,
        },
        {
          name: 'min.insync.replicas',
          live: '2',
          approved: '2',
          verdict: 'as approved',
          approval: { visible: false },
        },
        { name: 'segment.ms', live: '3600000', verdict: 'not by a request' },
      ],
    },
    access: {
      read: { known: true, readAt: exampleNow },
      grants: [
        {
          principal: 'User:payments-api',
          host: '*',
          permission: 'allow',
          patternType: 'literal',
          resourceName: topic,
          operations: ['write', 'describe'],
          state: 'in force',
          origin: 'request',
          approval,
        },
        {
          principal: 'User:stranger',
          host: '10.0.0.7',
          permission: 'allow',
          patternType: 'prefixed',
          resourceName: 'payments.',
          operations: ['read'],
          state: 'in force',
          origin: 'not by a request',
        },
      ],
      more: 0,
    },
    drift: {
      read: { known: true, readAt: exampleNow },
      differences: [],
      fixes: [],
      unreadDefinitions: [],
    },
    readiness: exampleStream(topic, ['watch', 'ready']).readiness,
    openRequests: [
      {
        id: 'r2',
        title: `Change settings of topic ${topic}`,
        status: 'in_review',
        requester: 'user:default/alice',
        createdAt: exampleNow,
        waitingFor: ['resource owner'],
      },
    ],
    commands: [
      {
        id: 'describe-topic',
        command: `kafka-topics.sh --bootstrap-server kafka.prod.example.com:9094 --describe --topic ${topic}`,
      },
    ],
    readAt: exampleNow,
    ...overrides,
  };
}
