import type { Obligation } from '@kafka-support/backstage-plugin-kafka-support-common';

/** The end of temporary access, owed by the backend, which concerns whoever looks. */
export const exampleObligation = (
  over: Partial<Obligation> = {},
): Obligation => ({
  id: 'o1',
  kind: 'temporary-end',
  title: 'Access of User:billing to orders.placed.v1 ends',
  cluster: 'prod',
  resource: 'prod/topic/orders.placed.v1',
  requestId: 'r1',
  owedBy: 'system',
  dueAt: '2026-11-28T12:00:00.000Z',
  state: 'open',
  overdue: false,
  mine: true,
  createdAt: '2026-11-21T12:00:00.000Z',
  ...over,
});
