import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type { ResourceEntity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  KafkaSupportApi,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { clusterEntity, topicEntity } from './toEntities';

const PAGE_SIZE = 200;

interface Options {
  api: Pick<KafkaSupportApi, 'listClusters' | 'listResources'>;
  taskRunner: SchedulerServiceTaskRunner;
  clusterOwner: string;
  logger: LoggerService;
}

/**
 * Writes clusters and governed topics into the catalog, read from the Kafka
 * support backend over HTTP: this module runs in the catalog's own backend and
 * database. A full mutation by schedule; the topics of a cluster that does not
 * answer stay as they were last seen, so that an outage never removes entities.
 */
export class KafkaResourceProvider implements EntityProvider {
  readonly #options: Options;
  /** Topic entities by cluster, as last seen. */
  readonly #topics = new Map<string, ResourceEntity[]>();
  #connection: EntityProviderConnection | undefined;

  static create(options: Options): KafkaResourceProvider {
    return new KafkaResourceProvider(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'kafka-support';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: 'kafka-support-refresh',
      fn: async () => this.refresh(),
    });
  }

  /** @throws when the Kafka support backend does not answer; nothing is changed then */
  async refresh(): Promise<void> {
    if (!this.#connection)
      throw new Error('The catalog has not connected this provider yet');
    const providerName = this.getProviderName();
    const { items: clusters } = await this.#options.api.listClusters();
    const unseen: string[] = [];
    for (const { id } of clusters) {
      const topics = await this.#listTopics(id);
      if (topics) {
        this.#topics.set(
          id,
          topics.flatMap(topic => topicEntity(topic, { providerName }) ?? []),
        );
      } else if (!this.#topics.has(id)) {
        unseen.push(id);
      }
    }
    if (unseen.length > 0) {
      // A full mutation would remove what an earlier process wrote.
      this.#options.logger.warn(
        'Kafka entities are left as they are: clusters never answered',
        { clusters: unseen.join(', ') },
      );
      return;
    }
    const entities = clusters.flatMap(cluster => [
      clusterEntity(cluster, {
        providerName,
        clusterOwner: this.#options.clusterOwner,
      }),
      ...(this.#topics.get(cluster.id) ?? []),
    ]);
    await this.#connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: providerName,
      })),
    });
  }

  /** @returns undefined when the cluster does not answer, or was never read */
  async #listTopics(cluster: string): Promise<Resource[] | undefined> {
    const topics: Resource[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#options.api.listResources({
        cluster,
        type: 'topic',
        cursor,
        limit: PAGE_SIZE,
      });
      // Before its first sync a cluster has no topics to list, which says nothing.
      const neverSeen = page.syncs.some(({ state }) => state === 'never');
      if (neverSeen || page.unreachable.length > 0) return undefined;
      topics.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return topics;
  }
}
