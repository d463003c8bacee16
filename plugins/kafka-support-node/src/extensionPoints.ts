import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { RequestKind } from './requestKind';
import type { Rule } from './rule';

/**
 * Adds kinds of requests. Called while the backend starts; a kind whose id is
 * taken stops the start.
 *
 * @public
 */
export interface KafkaSupportKindsExtensionPoint {
  addKind(kind: RequestKind): void;
}
/** @public */
export const kafkaSupportKindsExtensionPoint =
  createExtensionPoint<KafkaSupportKindsExtensionPoint>({
    id: 'kafka-support.kinds',
  });

/**
 * Adds guardrails written in code. Called while the backend starts; a rule
 * whose id is taken stops the start. Its limits are configured under
 * `kafkaSupport.guardrails.rules.<id>` like those of the built-in rules.
 *
 * @public
 */
export interface KafkaSupportRulesExtensionPoint {
  addRule(rule: Rule): void;
}
/** @public */
export const kafkaSupportRulesExtensionPoint =
  createExtensionPoint<KafkaSupportRulesExtensionPoint>({
    id: 'kafka-support.rules',
  });
