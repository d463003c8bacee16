import type { Guardrail } from '@kafka-support/backstage-plugin-kafka-support-common';
import { limitDifferences } from './limitDifferences';

const guardrail = (limits: Guardrail['limits']): Guardrail => ({
  id: 'partitions-per-topic',
  title: 'Partitions per topic',
  description: '',
  area: 'capacity and cost',
  effect: 'deny',
  policyOwner: 'platform',
  waivable: true,
  asks: [],
  limits,
  environments: [],
});

describe('limitDifferences', () => {
  it('names the limits that are others, and those that only one has', () => {
    const rules = [
      guardrail({
        dev: { max: 12, same: 1 },
        prod: { max: 48, same: 1, min: 3 },
      }),
    ];
    expect(limitDifferences(rules, 'dev', 'prod')).toEqual([
      expect.objectContaining({ limit: 'max', here: '12', there: '48' }),
      expect.objectContaining({ limit: 'min', here: undefined, there: '3' }),
    ]);
  });

  it('is empty for the same cluster and for clusters with the same limits', () => {
    const rules = [guardrail({ dev: { max: 12 }, staging: { max: 12 } })];
    expect(limitDifferences(rules, 'dev', 'dev')).toEqual([]);
    expect(limitDifferences(rules, 'dev', 'staging')).toEqual([]);
  });
});
