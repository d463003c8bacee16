import type { Entity } from '@backstage/catalog-model';
import {
  canHaveRequests,
  canHaveStreams,
  filledInBy,
  requestsOf,
} from './kafkaEntity';

const entity = (kind: string, type: string, resource?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name: 'a',
    ...(resource !== undefined && {
      annotations: { 'kafka-support.io/resource': resource },
    }),
  },
  spec: { type },
});

describe('the page of an entity', () => {
  it.each([
    ['Component', 'service', true, true],
    ['System', 'x', true, false],
    ['Group', 'team', true, true],
    ['Resource', 'kafka-topic', true, true],
    ['Resource', 'kafka-cluster', false, false],
    ['Resource', 'database', false, false],
    ['API', 'asyncapi', true, false],
    ['API', 'openapi', false, false],
    ['User', 'x', false, false],
  ])('of %s %s: streams %s, requests %s', (kind, type, streams, requests) => {
    const one = entity(kind, type);
    expect(canHaveStreams(one)).toBe(streams);
    expect(canHaveRequests(one)).toBe(requests);
  });

  it.each(['', 'broken', 'prod/topic/%', 'prod/cluster/prod'])(
    'of a topic whose annotation reads "%s" goes by the entity',
    resource => {
      const one = entity('Resource', 'kafka-topic', resource);
      expect(requestsOf(one)).toEqual({ component: 'resource:default/a' });
      expect(filledInBy(one)).toEqual({});
    },
  );
});
