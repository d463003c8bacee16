import {
  topicRightSchema,
  type AclBinding,
  type TopicRight,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { tooWide } from '../acls';

/**
 * The same right as the spec of `topic-create` names it; undefined for what no
 * request grants: every principal, every operation.
 */
export function restorable(acl: AclBinding): TopicRight | undefined {
  const { principal, operation, host } = acl;
  if (tooWide(acl)) return undefined;
  return topicRightSchema.safeParse({
    principal,
    operation,
    ...(host !== '*' && { host }),
  }).data;
}
