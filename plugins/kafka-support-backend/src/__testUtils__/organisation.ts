import type { Entity } from '@backstage/catalog-model';

/** People of the tests with the groups they are a direct member of. */
export const people = {
  'user:default/alice': ['group:default/payments'],
  'user:default/oscar': ['group:default/orders'],
  'user:default/nora': [],
  'user:default/petra': ['group:default/platform'],
  'user:default/paul': ['group:default/platform'],
} as const satisfies Record<string, readonly string[]>;
export type Person = keyof typeof people;

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: Object.entries<readonly string[]>(people)
    .filter(([, groups]) => groups.includes(`group:default/${name}`))
    .map(([targetRef]) => ({ type: 'hasMember', targetRef })),
});

const component = (name: string, owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: {
      'kafka-support.io/alert-route': '#on-call',
      'kafka-support.io/escalation': 'group:default/platform',
      'kafka-support.io/runbook': 'https://runbooks.example.com',
      'kafka-support.io/data-class': 'internal',
      'kafka-support.io/region': 'eu-central',
      'kafka-support.io/cost-centre': 'cc-4711',
      'kafka-support.io/tier': '2',
      'kafka-support.io/placement': 'three zones',
      'kafka-support.io/downstream-effect': 'none: consumers drop known ids',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

/** The software catalog of the tests. */
export const organisation: Entity[] = [
  group('payments'),
  group('orders'),
  group('platform'),
  // Nobody is a member.
  group('moved-on'),
  component('payments-api', 'payments'),
  component('orders-api', 'orders'),
];
