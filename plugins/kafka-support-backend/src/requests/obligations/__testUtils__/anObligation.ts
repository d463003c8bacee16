import { randomUUID } from 'node:crypto';
import type { NewObligation } from '../types';

/** Something that the backend owes at noon, by default. */
export const anObligation = (
  over: Partial<NewObligation> = {},
): NewObligation => ({
  id: randomUUID(),
  kind: 'temporary-end',
  title: 'Access of User:billing to orders.placed ends',
  cluster: 'dev',
  resource: 'dev/topic/orders.placed',
  owedBy: 'system',
  dueAt: '2026-11-21T12:00:00.000Z',
  ...over,
});
