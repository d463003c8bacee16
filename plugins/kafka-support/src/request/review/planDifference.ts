import type {
  Change,
  FieldDiff,
  Plan,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** How a change of a plan differs from the plan that was seen before. */
export interface ChangeDifference {
  kind: 'added' | 'removed' | 'changed';
  change: Change;
  /** Of a changed one: what was agreed before and what is now. */
  fields: FieldDiff[];
}

function fieldsThatDiffer(before: Change, after: Change): FieldDiff[] {
  const value = (change: Change, field: string) =>
    change.fields.find(each => each.field === field)?.after;
  const names = new Set(
    [...before.fields, ...after.fields].map(({ field }) => field),
  );
  return [...names]
    .map(field => ({
      field,
      before: value(before, field),
      after: value(after, field),
    }))
    .filter(({ before: was, after: is }) => was !== is);
}

/** What differs between a plan that was seen and the one there is now. */
export function planDifference(
  seen: Pick<Plan, 'changes'>,
  now: Pick<Plan, 'changes'>,
): ChangeDifference[] {
  const of = (plan: Pick<Plan, 'changes'>, id: string) =>
    plan.changes.find(change => change.id === id);
  return [
    ...now.changes.flatMap((change): ChangeDifference[] => {
      const before = of(seen, change.id);
      if (!before) return [{ kind: 'added', change, fields: [] }];
      const fields = fieldsThatDiffer(before, change);
      return fields.length > 0 ? [{ kind: 'changed', change, fields }] : [];
    }),
    ...seen.changes
      .filter(change => !of(now, change.id))
      .map(
        (change): ChangeDifference => ({ kind: 'removed', change, fields: [] }),
      ),
  ];
}
