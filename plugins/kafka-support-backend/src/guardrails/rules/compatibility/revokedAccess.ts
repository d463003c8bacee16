import type {
  AclBinding,
  RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import { targetInWords } from '../../../kinds';
import { some } from '../rights';

const can = (operation: 'read' | 'write', acl: AclBinding) =>
  acl.operation === operation || acl.operation === 'all';

/**
 * Who would be cut off is said before. It warns and never asks: taking access
 * away must not wait for a figure, so one that is missing is told as such.
 */
export const revokedAccess: Rule = {
  id: 'revoked-access',
  area: 'compatibility',
  title: 'Services that lose access',
  description:
    'When a right is taken away, those who use it now are named as far as Kafka tells.',
  policyOwner: 'platform',
  effect: 'warn',
  waivable: true,
  appliesTo: ({ revocations }) => (revocations ?? []).length > 0,
  evaluate({ revocations = [], activeReaders }) {
    const results: RuleResult[] = [];
    if (revocations.some(acl => can('read', acl))) {
      if (!activeReaders?.known)
        results.push({
          outcome: 'fail',
          message: `Who reads by it now could not be read: ${
            activeReaders?.reason ?? 'it was not looked up'
          }`,
          observed: 'not known',
          remedy: { text: 'Ask the team of the service before' },
        });
      else
        results.push(
          ...activeReaders.value.map(
            ({ group, topic, members }): RuleResult => ({
              outcome: 'fail',
              message: `The group "${group}" reads "${topic}" with ${members} ${
                members === 1 ? 'member' : 'members'
              } now, and would be cut off at once if it runs as ${some([
                ...new Set(revocations.map(acl => acl.principal)),
              ])}`,
              observed: `${members} ${members === 1 ? 'member' : 'members'}`,
              remedy: {
                text: 'Stop the service first. Given back, the right does not start it again: it has to be restarted',
              },
            }),
          ),
        );
    }
    for (const acl of revocations.filter(each => can('write', each)))
      results.push({
        outcome: 'fail',
        message: `Whatever runs as ${
          acl.principal
        } can no longer write to ${targetInWords(
          acl,
        )}; Kafka does not tell whether something does now`,
        remedy: { text: 'Make sure that its producers are stopped' },
      });
    return results.length > 0
      ? results
      : [{ outcome: 'pass', message: 'No group reads by it now' }];
  },
};
