import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';

/**
 * The permission policy of the example portal: everybody may use everything.
 *
 * A policy can only narrow what the Kafka support plugin allows. That people
 * act on resources of their own team, and never review their own request, is
 * checked by the plugin itself whatever stands here.
 */
export class ExamplePolicy implements PermissionPolicy {
  async handle(): Promise<PolicyDecision> {
    return { result: AuthorizeResult.ALLOW };
  }
}
