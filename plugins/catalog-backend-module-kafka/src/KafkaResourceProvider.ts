import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type { ResourceEntity } from '@backstage/catalog-model';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  KafkaSupportApi,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { CatalogComponents, Proposals } from './CatalogComponents';
import { topicEntityRef } from './entityName';
import { readClusters, readTopics } from './readResources';
import {
  clusterEntity,
  PROVIDER_NAME,
  topicEntity,
  type EntityOptions,
} from './toEntities';

/**
 * What changed is asked for once more for this long. A sync writes what it found
 * up to minutes after the time that it gives it.
 */
const OVERLAP_MS = 10 * 60_000;

interface Options {
  api: Pick<KafkaSupportApi, 'listClusters' | 'listResources'>;
  components: Pick<CatalogComponents, 'proposals' | 'facts'>;
  entities: EntityOptions;
  /** Runs what writes everything. */
  fullRunner: SchedulerServiceTaskRunner;
  /** Runs what writes changes only. */
  changesRunner: SchedulerServiceTaskRunner;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Writes clusters and governed topics into the catalog: topics that somebody is
 * confirmed to own (by a claim, a transfer, or the request that made them), and
 * those that a component says it uses. All of them on a schedule; what changed,
 * soon after.
 *
 * It keeps nothing between two runs but a time, so that any replica may do the
 * next one. INVARIANT: unknown is not gone. What was not read in full removes
 * nothing: no answer, half of one, or a cluster that was never read.
 */
export class KafkaResourceProvider implements EntityProvider {
  readonly #options: Options;
  #connection: EntityProviderConnection | undefined;
  /** By the backend's clock, once it answered. */
  #changesReadAt: Date;

  static create(options: Options): KafkaResourceProvider {
    return new KafkaResourceProvider(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#changesReadAt = (options.now ?? (() => new Date()))();
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.fullRunner.run({
      id: 'kafka-support-refresh',
      fn: async () => this.refresh(),
    });
    await this.#options.changesRunner.run({
      id: 'kafka-support-refresh-changes',
      fn: async () => this.refreshChanges(),
    });
  }

  /**
   * Writes everything, and removes what is not there any more.
   *
   * @throws when backend or catalog do not answer; nothing is changed then
   */
  async refresh(): Promise<void> {
    const { api, entities, logger } = this.#options;
    const clusters = await readClusters(api);
    const topics: Resource[] = [];
    const unknown: string[] = [];
    for (const { id } of clusters) {
      const read = await readTopics(api, { cluster: id });
      topics.push(...read.topics);
      if (!read.known) unknown.push(id);
    }
    const added = [
      ...clusters.map(cluster => clusterEntity(cluster, entities)),
      ...(await this.#topicEntities(topics)),
    ];
    if (unknown.length === 0) {
      await this.#connected().applyMutation({
        type: 'full',
        entities: added.map(deferred),
      });
      return;
    }
    logger.warn(
      'Kafka entities are added but none is removed: some clusters have not been read yet',
      { clusters: unknown.join(', ') },
    );
    await this.#connected().applyMutation({
      type: 'delta',
      added: added.map(deferred),
      removed: [],
    });
  }

  /**
   * Writes the topics that changed, or got another owner, since the last run.
   *
   * @throws when backend or catalog do not answer; the next run asks for the same
   */
  async refreshChanges(): Promise<void> {
    const { api } = this.#options;
    const since = new Date(this.#changesReadAt.getTime() - OVERLAP_MS);
    const { topics, readAt } = await readTopics(api, {
      changedSince: since.toISOString(),
    });
    const added = await this.#topicEntities(
      topics.filter(({ goneAt }) => goneAt === undefined),
    );
    const removed = topics.filter(({ goneAt }) => goneAt !== undefined);
    if (added.length > 0 || removed.length > 0) {
      await this.#connected().applyMutation({
        type: 'delta',
        added: added.map(deferred),
        removed: removed.map(({ cluster, name }) => ({
          entityRef: topicEntityRef(cluster, name),
          locationKey: PROVIDER_NAME,
        })),
      });
    }
    this.#changesReadAt = readAt;
  }

  /** Of those that are governed. */
  async #topicEntities(topics: Resource[]): Promise<ResourceEntity[]> {
    if (topics.length === 0) return [];
    const { components, entities } = this.#options;
    const proposals: Proposals = await components.proposals();
    const governed = topics.flatMap(topic => {
      const users = proposals.of(topic.cluster, topic.name);
      return topic.owner || users.length > 0 ? [{ topic, users }] : [];
    });
    const facts = await components.facts(
      governed.flatMap(({ topic }) => topic.component ?? []),
    );
    return governed.map(({ topic, users }) => {
      const { cluster, name, owner, component } = topic;
      const known = component ? facts.get(component) : undefined;
      return topicEntity(
        {
          cluster,
          name,
          owner,
          // One that left the catalog is no longer named.
          components: component && known ? [component, ...users] : users,
          ...known,
        },
        entities,
      );
    });
  }

  #connected(): EntityProviderConnection {
    if (!this.#connection)
      throw new Error('The catalog has not connected this provider yet');
    return this.#connection;
  }
}

function deferred(entity: ResourceEntity): DeferredEntity {
  return { entity, locationKey: PROVIDER_NAME };
}
