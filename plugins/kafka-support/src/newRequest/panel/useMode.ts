import type {
  Cluster,
  Mode,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { useKinds } from '@kafka-support/backstage-plugin-kafka-support-react';

/**
 * How far the product may go on a cluster for a kind: as the backend says of the
 * kind, since some are applied whatever the cluster's mode.
 */
export function useMode(
  cluster: Cluster | undefined,
  kind: string,
): Mode | undefined {
  const kinds = useKinds();
  if (!cluster) return undefined;
  return (
    kinds.data?.find(({ id }) => id === kind)?.modes[cluster.id] ??
    cluster.modesByKind[kind] ??
    cluster.mode
  );
}
