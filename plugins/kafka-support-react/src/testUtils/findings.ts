import type { Finding } from '@kafka-support/backstage-plugin-kafka-support-common';

/** A finding of a rule that passed, unless told otherwise. @public */
export function exampleFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: 'replication-factor',
    title: 'Replication factor',
    area: 'recovery',
    effect: 'deny',
    policyOwner: 'group:default/platform',
    waivable: false,
    asks: [],
    outcome: 'pass',
    message: 'Three copies on three live brokers.',
    ...overrides,
  };
}

/** What a request within all limits is checked for. @public */
export const examplePassedFindings: Finding[] = [
  exampleFinding(),
  exampleFinding({
    rule: 'reserved-names',
    title: 'Reserved names',
    area: 'governance',
    message: 'The name begins with no reserved prefix.',
  }),
  exampleFinding({
    rule: 'cluster-health',
    title: 'Cluster health',
    area: 'observability',
    effect: 'review',
    message: 'Every partition has a leader.',
  }),
  exampleFinding({
    rule: 'broker-accepts',
    title: 'The broker accepts it',
    area: 'compatibility',
    message: 'The broker accepted the topic in a dry run.',
  }),
];
