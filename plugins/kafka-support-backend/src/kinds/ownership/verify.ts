import {
  parametersOf,
  type Change,
  type RuleResult,
  type ValidationMetric,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { OwnershipStore } from '../../ownership/types';

/** What is read once an owner was set, named before approval (G7). */
export const ownershipMetrics: ValidationMetric[] = [
  {
    id: 'owner-as-recorded',
    title: 'Owner as recorded',
    healthy: 'as asked',
    windowSeconds: 0,
  },
];

/** Each metric of `ownershipMetrics` as it reads now. */
export async function verifyOwnership(
  change: Change,
  ownerships: Pick<OwnershipStore, 'get'>,
): Promise<RuleResult[]> {
  const asked = parametersOf(change, 'set-owner');
  if (!asked) return [];
  const record = await ownerships.get(asked.resource);
  return [
    {
      outcome: record?.owner === asked.owner ? 'pass' : 'fail',
      message: record
        ? `${record.owner} is recorded as the owner`
        : 'No owner is recorded',
      observed: record?.owner ?? 'no owner',
      limit: asked.owner,
    },
  ];
}
