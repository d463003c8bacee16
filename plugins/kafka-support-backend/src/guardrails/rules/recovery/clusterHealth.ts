import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import { changesCluster, unknownResult } from '../facts';

/**
 * A cluster in trouble is changed only when a person says so. Without a quorum,
 * or without any answer, nothing that was read can be trusted: unknown, which
 * is never a pass, and never a refusal of what was asked.
 */
export const clusterHealth: Rule = {
  id: 'cluster-health',
  area: 'recovery',
  title: 'Health of the cluster',
  description:
    'Every partition of the cluster has a leader, and its controllers have a quorum.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['platform'],
  appliesTo: changesCluster,
  evaluate({ health, cluster }): RuleResult[] {
    const limit = '0 partitions without a leader';
    const unread = (figure: string, reason: string) => [
      unknownResult(
        { figure, reason },
        { what: `The health of ${cluster.title}`, limit },
      ),
    ];
    if (!health.known) return unread(health.figure, health.reason);
    const { state, offlinePartitions, underReplicatedPartitions } =
      health.value;
    if (state === 'unreachable' || state === 'no quorum')
      return unread(
        state === 'no quorum' ? 'quorum of the controllers' : 'cluster',
        health.value.reason ??
          (state === 'no quorum'
            ? 'the controllers have no quorum, a change would hang'
            : 'no broker answers'),
      );
    if (offlinePartitions === undefined)
      return unread(
        'partitions without a leader',
        health.value.reason ?? 'they could not be counted',
      );
    if (offlinePartitions === 0)
      return [
        {
          outcome: 'pass',
          message: underReplicatedPartitions
            ? `Every partition of ${cluster.title} has a leader; ${underReplicatedPartitions} wait for a replica`
            : `Every partition of ${cluster.title} has a leader`,
          observed: '0 partitions without a leader',
          limit,
        },
      ];
    const named = health.value.offline.slice(0, 3).join(', ');
    return [
      {
        outcome: 'fail',
        message: `${cluster.title} has ${offlinePartitions} ${
          offlinePartitions === 1 ? 'partition' : 'partitions'
        } without a leader${named && `: ${named}`}`,
        observed: `${offlinePartitions} partitions without a leader`,
        limit,
        remedy: {
          text: 'Wait until the platform team has the brokers back; it says whether this change may go ahead',
        },
      },
    ];
  },
};
