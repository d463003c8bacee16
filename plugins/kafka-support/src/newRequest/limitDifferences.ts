import type { Guardrail } from '@kafka-support/backstage-plugin-kafka-support-common';

/** A limit that is another on the other cluster; absent: the rule has none there. */
export interface LimitDifference {
  rule: string;
  title: string;
  limit: string;
  here: string | undefined;
  there: string | undefined;
}

const text = (value: unknown) => {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Limits of the active rules that differ between two clusters. */
export function limitDifferences(
  guardrails: readonly Guardrail[],
  here: string,
  there: string,
): LimitDifference[] {
  return guardrails.flatMap(({ id, title, limits }) => {
    const mine = limits[here] ?? {};
    const other = limits[there] ?? {};
    return [...new Set([...Object.keys(mine), ...Object.keys(other)])]
      .map(limit => ({
        rule: id,
        title,
        limit,
        here: text(mine[limit]),
        there: text(other[limit]),
      }))
      .filter(difference => difference.here !== difference.there);
  });
}
