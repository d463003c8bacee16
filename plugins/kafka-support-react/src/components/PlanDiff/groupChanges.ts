import {
  parametersOf,
  type AclBinding,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** Rights of one principal on one resource, of however many changes. */
export interface AccessGroup {
  binding: AclBinding;
  operations: string[];
  /** They are taken away, not given. */
  taken: boolean;
}

/** The right that a change gives or takes; undefined for a change of something else. */
export function rightOf(
  change: Change,
): { binding: AclBinding; taken: boolean } | undefined {
  const given = parametersOf(change, 'create-acl');
  const binding = given ?? parametersOf(change, 'delete-acl');
  return binding && { binding, taken: !given };
}

/** Changes of a plan as people read them: resources first, then access. */
export interface GroupedChanges {
  changes: Change[];
  access: AccessGroup[];
  accessChanges: Change[];
}

/** Gathers the single rights of a plan, which are many, into one line each for principal and resource. */
export function groupChanges(all: readonly Change[]): GroupedChanges {
  const changes: Change[] = [];
  const accessChanges: Change[] = [];
  const access = new Map<string, AccessGroup>();
  for (const change of all) {
    const right = rightOf(change);
    if (!right) {
      changes.push(change);
      continue;
    }
    accessChanges.push(change);
    const { operation, ...rest } = right.binding;
    const key = JSON.stringify([right.taken, rest]);
    const group = access.get(key);
    if (group) group.operations.push(operation);
    else access.set(key, { ...right, operations: [operation] });
  }
  return { changes, access: [...access.values()], accessChanges };
}
