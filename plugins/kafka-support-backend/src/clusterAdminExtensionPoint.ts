import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Makes the connection to a cluster of the configuration. */
export type ConnectCluster = (cluster: { id: string }) => ClusterAdmin;

/**
 * Replaces the connections to Kafka, so that tests of the whole plugin need no
 * broker. Not for other packages.
 *
 * @internal
 */
export interface ClusterAdminExtensionPoint {
  connectWith(connect: ConnectCluster): void;
}
/** @internal */
export const clusterAdminExtensionPoint =
  createExtensionPoint<ClusterAdminExtensionPoint>({
    id: 'kafka-support.cluster-admin',
  });
