import type {
  Ownership,
  Plan,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/**
 * Who will answer for what a plan makes: the team that asks. Undefined where
 * the resource is there already, since asking for a change grants nothing.
 */
export function ownerToBe(
  ask: { plan: Plan; ownership: Ownership },
  team: string | undefined,
): string | undefined {
  const makes = ask.plan.changes.some(
    ({ operation, resource }) =>
      operation.startsWith('create-') && resource === ask.ownership.resource,
  );
  return makes ? team : undefined;
}
