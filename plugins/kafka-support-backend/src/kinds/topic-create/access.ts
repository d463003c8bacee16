import {
  bindingKey,
  bindingsOf,
  type AclBinding,
  type Change,
  type TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { existingAccess, grantChange } from '../acls';

/**
 * The rights that the named producers and consumers need, those asked for one by
 * one, and no others: literal names, single operations, each once.
 */
export function accessOf(spec: TopicCreateSpec): AclBinding[] {
  const grant = { action: 'grant', topic: spec.name } as const;
  const acls = [
    ...(spec.producers ?? []).flatMap(({ principal, transactionalId }) =>
      bindingsOf(
        transactionalId
          ? {
              ...grant,
              principal,
              profile: 'transactional producer',
              transactionalId,
            }
          : { ...grant, principal, profile: 'producer' },
      ),
    ),
    ...(spec.consumers ?? []).flatMap(({ principal, group }) =>
      bindingsOf({ ...grant, principal, profile: 'consumer', group }),
    ),
    ...(spec.rights ?? []).map(
      ({ principal, operation, host = '*' }): AclBinding => ({
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: spec.name,
        principal,
        host,
        operation,
        permission: 'allow',
      }),
    ),
  ];
  return [...new Map(acls.map(acl => [bindingKey(acl), acl])).values()];
}

/** A change for each right that is not there yet. */
export async function planAccess(
  spec: TopicCreateSpec,
  view: ClusterView,
): Promise<Change[]> {
  const asked = accessOf(spec);
  const existing = await existingAccess(
    asked,
    view,
    'Leave out producers, consumers and rights',
  );
  return asked
    .filter(acl => !existing.has(bindingKey(acl)))
    .map(acl => grantChange(acl, view.cluster));
}
