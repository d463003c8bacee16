import { ServiceUnavailableError } from '@backstage/errors';
import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';

/** How many ACLs of a topic are kept to tell what it had. */
export const MAX_KEPT_ACLS = 200;

function keyOf(acl: AclBinding): string {
  return [
    acl.principal,
    acl.operation,
    acl.host,
    acl.permission,
    acl.patternType,
  ].join('\n');
}

/**
 * The ACLs that name just this topic, in order; none where the cluster has no
 * authorizer.
 *
 * @throws ServiceUnavailableError when they cannot be read
 */
export async function aclsNaming(
  topic: string,
  view: ClusterView,
): Promise<AclBinding[]> {
  const acls = await view.acls({ resourceType: 'topic', resourceName: topic });
  if (acls.known)
    return acls.value
      .filter(({ patternType }) => patternType === 'literal')
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (/SECURITY_DISABLED|no authorizer/i.test(acls.reason)) return [];
  throw new ServiceUnavailableError(
    `The access to topic "${topic}" on cluster "${view.cluster.id}" could not be read: ${acls.reason}`,
  );
}

/**
 * What is of no more use without the topic. A denying ACL is left: where the
 * topic is made again, it must not be open to whom it was closed.
 */
export function ofNoMoreUse(acls: AclBinding[]): AclBinding[] {
  return acls.filter(({ permission }) => permission === 'allow');
}
