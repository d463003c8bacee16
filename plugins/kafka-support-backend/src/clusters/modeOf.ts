import type { Mode } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ClusterHandle } from './types';

/**
 * How far the product may go on a cluster for a kind. One that changes only our
 * own records is applied whatever the cluster's mode: it sends the cluster nothing.
 */
export function modeOf(
  cluster: Pick<ClusterHandle, 'modeFor'>,
  kind: Pick<RequestKind, 'id' | 'changes'>,
): Mode {
  return kind.changes === 'our records' ? 'apply' : cluster.modeFor(kind.id);
}
