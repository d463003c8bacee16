import type {
  EntityStreams,
  Grade,
  Stream,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleFinding,
  exampleNow,
  exampleOwnership,
  exampleSupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';

/** A stream of payments whose two dimensions have these grades. */
export function exampleStream(
  topic: string,
  grades: [Grade, Grade],
  overrides: Partial<Stream> = {},
): Stream {
  const resource = `prod/topic/${topic}`;
  const dimension = (
    name: Stream['readiness']['dimensions'][number]['dimension'],
    grade: Grade,
    reason: string,
    remedy: string,
  ) => ({
    dimension: name,
    grade,
    reason: grade === 'ready' ? 'All checks passed' : reason,
    findings:
      grade === 'ready'
        ? []
        : [
            exampleFinding({
              outcome: 'fail',
              effect: grade === 'blocked' ? 'deny' : 'review',
              message: reason,
              remedy: { text: remedy },
            }),
          ],
  });
  return {
    resource,
    cluster: 'prod',
    topic,
    partitions: 6,
    replicationFactor: 3,
    relation: 'confirmed',
    ownership: exampleOwnership({ resource }),
    supportMetadata: exampleSupportMetadata,
    readiness: {
      resource,
      cluster: 'prod',
      topic,
      grade:
        (['blocked', 'watch'] as const).find(grade => grades.includes(grade)) ??
        'ready',
      dimensions: [
        dimension(
          'ownership and routing',
          grades[0],
          'Alert route is not known',
          'Ask Payments: annotation kafka-support.io/alert-route',
        ),
        dimension(
          'safe action boundary',
          grades[1],
          'Changes on prod are paused: broker replacement',
          'Ask the platform team when it goes on',
        ),
      ],
      evaluatedAt: exampleNow,
    },
    openRequests: [],
    ...overrides,
  };
}

/** What the API answers for an entity. */
export function exampleEntityStreams(
  streams: Stream[],
  unreachable: EntityStreams['unreachable'] = [],
): EntityStreams {
  return {
    entity: 'component:default/payments-api',
    streams,
    unreachable,
    readAt: exampleNow,
  };
}
