import type { SupportField } from '@kafka-support/backstage-plugin-kafka-support-common';
import { readinessChecks } from './checks';
import { streamReadiness } from './streamReadiness';
import type { StreamFacts } from './types';

const readAt = '2026-11-21T02:00:00.000Z';
const now = new Date(readAt);

const healthy: StreamFacts = {
  resource: 'prod/topic/orders',
  cluster: 'prod',
  topic: 'orders',
  ownership: {
    resource: 'prod/topic/orders',
    owner: 'group:default/orders',
    basis: 'request',
    ownerState: 'active',
    proposals: [],
    explanation: 'group:default/orders owns it.',
  },
  supportMetadata: {
    values: Object.fromEntries(
      ['owner', 'alertRoute', 'escalation', 'runbook', 'downstreamEffect'].map(
        field => [field as SupportField, { value: 'x', source: 'test' }],
      ),
    ),
    missing: [],
    resolvedAt: readAt,
  },
  listing: {
    known: true,
    readAt,
    value: {
      name: 'orders',
      topicId: 'id',
      internal: false,
      partitions: 6,
      replicationFactor: 3,
      offlinePartitions: 0,
      underReplicatedPartitions: 0,
    },
  },
  health: {
    known: true,
    readAt,
    value: { state: 'healthy', offline: [], readAt },
  },
  mode: 'apply',
};

const gradesOf = (facts: StreamFacts) => {
  const result = streamReadiness(facts, readinessChecks, now);
  return [result.grade, ...result.dimensions.map(({ grade }) => grade)];
};
const without = (field: SupportField): StreamFacts['supportMetadata'] => {
  const values = { ...healthy.supportMetadata.values };
  delete values[field];
  return {
    ...healthy.supportMetadata,
    values,
    missing: [{ field, supplier: 'group:default/orders: annotation x' }],
  };
};
const partitions = (
  figures: Partial<{ offlinePartitions: number }>,
): StreamFacts['listing'] => ({
  ...healthy.listing,
  ...(healthy.listing.known && {
    value: { ...healthy.listing.value!, ...figures },
  }),
});

describe('streamReadiness', () => {
  it('is ready when everything is known and whole', () => {
    expect(gradesOf(healthy)).toEqual(['ready', 'ready', 'ready']);
  });

  it.each<[string, Partial<StreamFacts>, string[]]>([
    [
      'nobody owns it',
      { ownership: { ...healthy.ownership, ownerState: 'none' } },
      ['blocked', 'blocked', 'ready'],
    ],
    [
      'the owner has no members',
      { ownership: { ...healthy.ownership, ownerState: 'empty' } },
      ['blocked', 'blocked', 'ready'],
    ],
    [
      'the catalog does not answer',
      { ownership: { ...healthy.ownership, ownerState: 'unknown' } },
      ['watch', 'watch', 'ready'],
    ],
    [
      'there is no alert route',
      { supportMetadata: without('alertRoute') },
      ['blocked', 'blocked', 'ready'],
    ],
    [
      'there is no runbook',
      { supportMetadata: without('runbook') },
      ['watch', 'watch', 'ready'],
    ],
    [
      'a partition is offline',
      { listing: partitions({ offlinePartitions: 1 }) },
      ['blocked', 'ready', 'blocked'],
    ],
    [
      'the topic is gone',
      { listing: { known: true, readAt, value: undefined } },
      ['blocked', 'ready', 'blocked'],
    ],
    [
      'the cluster does not answer',
      { listing: { known: false, figure: 'topics', reason: 'timeout' } },
      ['watch', 'ready', 'watch'],
    ],
    [
      'nothing is applied here',
      { mode: 'observe' },
      ['watch', 'ready', 'watch'],
    ],
    [
      'the cluster is paused',
      { paused: { reason: 'incident' } },
      ['watch', 'ready', 'watch'],
    ],
    [
      'the cluster has no quorum',
      {
        health: {
          known: true,
          readAt,
          value: { state: 'no quorum', offline: [], readAt },
        },
      },
      ['watch', 'ready', 'watch'],
    ],
    [
      'health is not known',
      { health: { known: false, figure: 'health', reason: 'timeout' } },
      ['watch', 'ready', 'watch'],
    ],
  ])('when %s', (_, change, expected) => {
    expect(gradesOf({ ...healthy, ...change })).toEqual(expected);
  });

  it('gives the reason of the worst finding and an action for everything that did not pass', () => {
    const result = streamReadiness(
      {
        ...healthy,
        ownership: {
          ...healthy.ownership,
          ownerState: 'none',
          explanation: 'Nobody owns it.',
        },
        supportMetadata: without('runbook'),
      },
      readinessChecks,
      now,
    );
    expect(result.dimensions[0].reason).toBe('Nobody owns it.');
    for (const { findings } of result.dimensions) {
      for (const finding of findings.filter(each => each.outcome !== 'pass'))
        expect(finding.remedy?.text).toBeTruthy();
    }
  });

  it('counts a check that throws against the stream', () => {
    const broken = {
      ...readinessChecks[0],
      evaluate: () => {
        throw new Error('oops');
      },
    };
    expect(streamReadiness(healthy, [broken], now).grade).toBe('blocked');
  });
});
