import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';

const hostOf = (address: string) => address.replace(/:\d+$/, '');

/**
 * Ids of the clusters that servers of a document belong to: by host and port;
 * by the host alone where the document names no port.
 */
export function clustersOf(
  servers: readonly string[],
  clusters: readonly Pick<Cluster, 'id' | 'bootstrapServers'>[],
): string[] {
  return clusters
    .filter(({ bootstrapServers }) =>
      bootstrapServers
        .toLowerCase()
        .split(',')
        .map(each => each.trim())
        .some(
          address =>
            servers.includes(address) || servers.includes(hostOf(address)),
        ),
    )
    .map(({ id }) => id);
}
