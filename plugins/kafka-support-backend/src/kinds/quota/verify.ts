import {
  parametersOf,
  type Change,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { limitsNow } from './plan';

/** Each limit as it reads back. */
export async function verifyQuota(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const asked = parametersOf(change, 'alter-client-quota');
  if (!asked) return [];
  let now: Record<string, number>;
  try {
    now = await limitsNow(asked.entity, view);
  } catch (error) {
    return [
      {
        outcome: 'unknown',
        message: (error as Error).message,
        figure: 'clientQuotas',
      },
    ];
  }
  const wanted: [key: string, value: number | undefined][] = [
    ...Object.entries(asked.set),
    ...asked.unset.map((key): [string, undefined] => [key, undefined]),
  ];
  const text = (value: number | undefined) =>
    value === undefined ? 'no limit' : String(value);
  return wanted.map(([key, value]): RuleResult => {
    const observed = Object.hasOwn(now, key) ? now[key] : undefined;
    return {
      outcome: observed === value ? 'pass' : 'fail',
      message: `"${key}" reads ${text(observed)}`,
      observed: text(observed),
      limit: text(value),
    };
  });
}
