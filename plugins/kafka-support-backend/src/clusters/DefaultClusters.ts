import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import { readClustersConfig } from './config';
import { ConfiguredCluster } from './ConfiguredCluster';
import { connectKafka } from './kafka/connectKafka';
import type { ClusterHandle, Clusters } from './types';

/**
 * The clusters of `kafkaSupport.clusters`. Nothing is connected before somebody
 * asks, so a portal starts whether its clusters answer or not.
 */
export class DefaultClusters implements Clusters {
  readonly #clusters: Map<string, ClusterHandle>;

  /**
   * @param options - `connect` replaces the connections to Kafka, for tests
   * @throws Error that names the path of every wrong key
   */
  static create(options: {
    config: Config;
    logger: LoggerService;
    connect?: (cluster: { id: string }) => ClusterAdmin;
    now?: () => Date;
  }): DefaultClusters {
    const { config, logger, connect, now = () => new Date() } = options;
    const configured = readClustersConfig(config);
    for (const { facts, client } of configured) {
      if (client.tls?.rejectUnauthorized === false)
        logger.warn(
          `kafkaSupport.clusters.${facts.id}.ssl.rejectUnauthorized is false: whoever stands between can read and change everything`,
        );
    }
    return new DefaultClusters(
      configured.map(cluster => {
        const admin =
          connect?.({ id: cluster.facts.id }) ?? connectKafka(cluster.client);
        return new ConfiguredCluster(cluster, admin, now);
      }),
    );
  }

  private constructor(clusters: ClusterHandle[]) {
    this.#clusters = new Map(clusters.map(each => [each.facts.id, each]));
  }

  list(): ClusterHandle[] {
    return [...this.#clusters.values()];
  }

  get(id: string): ClusterHandle {
    const cluster = this.#clusters.get(id);
    if (cluster) return cluster;
    const ids = [...this.#clusters.keys()].map(each => `"${each}"`);
    throw new InputError(
      `There is no cluster "${id.slice(0, 100)}". ${
        ids.length > 0
          ? `Valid are ${ids.join(', ')}`
          : 'None is configured under kafkaSupport.clusters'
      }`,
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.list().map(cluster => cluster.admin.close()));
  }
}
