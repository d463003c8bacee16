import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { overridesOf, replicationFactorOf } from '../../kinds';
import { isOnTopic, type ObservedState } from './differencesOf';

/** How clusters without an authorizer answer for ACLs: there are none, and none is missing. */
export const hasNoAuthorizer = (reason: string): boolean =>
  /SECURITY_DISABLED|no authorizer/i.test(reason);

/** A topic that was read live, with the ACLs on it as far as they could be. */
export function observedState(
  topic: ObservedTopic,
  acls: Known<AclBinding[]>,
): ObservedState {
  const { name, topicId, partitions } = topic.description;
  return {
    topicId,
    partitions: partitions.length,
    replicationFactor: replicationFactorOf(topic),
    overrides: overridesOf(topic),
    ...(acls.known && {
      grants: acls.value.filter(acl => isOnTopic(acl, name)),
    }),
  };
}
