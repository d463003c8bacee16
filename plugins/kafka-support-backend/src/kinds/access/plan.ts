import {
  bindingKey,
  bindingsOf,
  type AccessSpec,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { existingAccess, grantChange, revokeChange } from '../acls';

/**
 * A change for each right that is not as asked yet: granted ones that are not
 * there, revoked ones that are. What is as asked already is no change.
 *
 * @param ends - when a grant is taken back by itself
 * @throws InputError on a cluster without an authorizer
 * @throws ServiceUnavailableError when the access cannot be read
 */
export async function planAccessChange(
  spec: AccessSpec,
  view: ClusterView,
  ends: string | undefined,
): Promise<Change[]> {
  const asked = bindingsOf(spec);
  const existing = await existingAccess(
    asked,
    view,
    'Its operators can configure one (authorizer.class.name)',
  );
  return spec.action === 'grant'
    ? asked
        .filter(acl => !existing.has(bindingKey(acl)))
        .map(acl => grantChange(acl, view.cluster, ends))
    : asked
        .filter(acl => existing.has(bindingKey(acl)))
        .map(acl => revokeChange(acl, view.cluster));
}
