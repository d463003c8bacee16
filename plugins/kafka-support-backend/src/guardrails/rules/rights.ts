import {
  accessSpecSchema,
  type AclBinding,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RuleInput } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Whether a plan gives or takes rights on anything. */
export function changesRights({ grants, revocations }: RuleInput): boolean {
  return grants.length > 0 || (revocations ?? []).length > 0;
}

/** Where a right stands in the spec, so that a finding stands beside it. */
export function fieldOfRight(
  { spec }: RuleInput,
  right: AclBinding,
): string | undefined {
  const access = accessSpecSchema.safeParse(spec).data;
  if (!access) {
    // A new topic names those who use it.
    if (right.resourceType === 'topic') return undefined;
    return right.resourceType === 'group' ? 'consumers' : 'producers';
  }
  if (access.profile !== 'custom')
    return (
      {
        topic: 'topic',
        group: 'group',
        'transactional-id': 'transactionalId',
        cluster: 'profile',
      } as const
    )[right.resourceType];
  const index = access.bindings.findIndex(
    binding =>
      binding.resourceType === right.resourceType &&
      binding.resourceName === right.resourceName &&
      binding.operation === right.operation,
  );
  return index < 0 ? 'bindings' : `bindings.${index}`;
}

/** Up to that many of a list, and how many more there are. */
export function some(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most
    ? `${shown} and ${items.length - most} more`
    : shown;
}
