import type { Entity } from '@backstage/catalog-model';

const people = [
  ['alice', 'Alice', ['payments']],
  ['bob', 'Bob', ['orders']],
  ['petra', 'Petra', ['platform']],
  ['sam', 'Sam', ['sre']],
  ['sarah', 'Sarah', ['security']],
  ['nora', 'Nora', []],
] as const;

const groups = [
  ['payments', 'Payments'],
  ['orders', 'Orders'],
  ['platform', 'Platform'],
  ['sre', 'SRE'],
  ['security', 'Security'],
] as const;

const components = [
  ['payments-api', 'Payments API', 'payments'],
  ['ledger', 'Ledger', 'payments'],
  ['orders-api', 'Orders API', 'orders'],
  ['billing', 'Billing', 'orders'],
] as const;

const namespace = 'default';
const apiVersion = 'backstage.io/v1alpha1';

/** People, teams and components of the example organisation, as the catalog has them. @public */
export const exampleEntities: Entity[] = [
  ...people.map(([name, displayName, memberOf]) => ({
    apiVersion,
    kind: 'User',
    metadata: { name, namespace },
    spec: { profile: { displayName }, memberOf: [...memberOf] },
    relations: memberOf.map(group => ({
      type: 'memberOf',
      targetRef: `group:default/${group}`,
    })),
  })),
  ...groups.map(([name, displayName]) => ({
    apiVersion,
    kind: 'Group',
    metadata: { name, namespace },
    spec: { type: 'team', profile: { displayName }, children: [] },
  })),
  ...components.map(([name, title, owner]) => ({
    apiVersion,
    kind: 'Component',
    metadata: { name, title, namespace },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  })),
];
