import type { RequestEvent } from '@kafka-support/backstage-plugin-kafka-support-common';
import { specFacts } from './specFacts';
import { verificationResults } from './verificationResults';

describe('specFacts', () => {
  it('writes a spec in human units, with the raw value beside it', () => {
    expect(
      specFacts({
        expectedBytesPerSecond: 1_048_576,
        retentionMs: 604_800_000,
        config: { 'segment.ms': '3600000' },
        consumers: [{ principal: 'User:billing', group: 'billing' }],
        producers: [],
      }),
    ).toEqual([
      {
        label: 'Expected throughput',
        value: '1 MiB/s',
        raw: '1048576',
        mono: false,
      },
      { label: 'Retention', value: '7 days', raw: '604800000', mono: false },
      {
        label: 'Config',
        value: 'segment.ms = 1 hour',
        raw: '{"segment.ms":"3600000"}',
        mono: true,
      },
      {
        label: 'Consumers',
        value: 'User:billing · billing',
        raw: '[{"principal":"User:billing","group":"billing"}]',
        mono: true,
      },
    ]);
  });
});

describe('verificationResults', () => {
  const event = (details: RequestEvent['details']): RequestEvent => ({
    requestId: 'r1',
    sequence: 1,
    type: 'verification',
    at: '2026-11-21T13:00:00.000Z',
    actor: 'system',
    message: 'Replicas are behind',
    to: 'unverified',
    details,
  });

  it('reads the single results of the latest verification', () => {
    const results = [{ outcome: 'pass', message: 'Three replicas' }];
    expect(verificationResults([event({}), event({ results })])).toEqual(
      results,
    );
  });

  it('says the message where there are no single results', () => {
    expect(verificationResults([event({ results: 'none' })])).toEqual([
      { outcome: 'fail', message: 'Replicas are behind' },
    ]);
    expect(verificationResults([])).toEqual([]);
  });
});
