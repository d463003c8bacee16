import {
  parametersOf,
  type Ownership,
  type Plan,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/**
 * Who will answer for the resource once the plan is done: the owner that it
 * sets, else, for what it makes, the team that asks. Undefined where the resource
 * is there already, since asking for a change grants nothing.
 */
export function ownerToBe(
  ask: { plan: Plan; ownership: Ownership },
  team: string | undefined,
): string | undefined {
  for (const change of ask.plan.changes) {
    const set = parametersOf(change, 'set-owner');
    if (set) return set.owner;
  }
  const makes = ask.plan.changes.some(
    ({ operation, resource }) =>
      operation.startsWith('create-') && resource === ask.ownership.resource,
  );
  return makes ? team : undefined;
}
