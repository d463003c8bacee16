import type {
  Cluster,
  Mode,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** How far the product may go on a cluster for a kind. */
export function modeOf(cluster: Cluster, kind: string): Mode {
  return cluster.modesByKind[kind] ?? cluster.mode;
}
