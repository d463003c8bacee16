import { createHash } from 'node:crypto';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorCache,
  type CatalogProcessorEmit,
  type CatalogService,
  type LocationSpec,
} from '@backstage/plugin-catalog-node';
import {
  KAFKA_CLUSTER_ANNOTATION,
  type KafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { topicEntityRef } from '../entityName';
import { readClusters } from '../readResources';
import { clustersOf } from './clustersOf';
import { describedTopics, type DescribedTopic } from './describedTopics';

/** Clusters change with the configuration: seldom. */
const CLUSTERS_FRESH_MS = 60_000;
const MAX_TARGETS = 500;
const STATE = 'state';

/** Kept by the catalog for each entity. */
type State = {
  /** Of the document that was read last. */
  digest: string;
  topics: { topic: string; servers: string[] }[];
  /** Entity refs that were related to last. */
  targets: string[];
};

interface Options {
  api: Pick<KafkaSupportApi, 'listClusters'>;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  auth: AuthService;
  logger: LoggerService;
  now?: () => number;
}

/**
 * Relates APIs of the type `asyncapi` to the topics that they describe:
 * `dependsOn` and, the other way, `dependencyOf`. Only to topics that the
 * catalog has. The cluster is the one that the annotation
 * `kafka-support.io/cluster` names, else those of the document's servers;
 * without either nothing is guessed.
 *
 * A document that cannot be read is left alone, with one warning. When backend
 * or catalog do not answer, what was found last stays.
 */
export class AsyncApiProcessor implements CatalogProcessor {
  readonly #options: Options;
  readonly #now: () => number;
  #clusters:
    | { readAt: number; list: ReturnType<typeof readClusters> }
    | undefined;

  static create(options: Options): AsyncApiProcessor {
    return new AsyncApiProcessor(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  getProcessorName(): string {
    return 'kafka-support-asyncapi';
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const definition = entity.spec?.definition;
    if (
      entity.kind !== 'API' ||
      entity.spec?.type !== 'asyncapi' ||
      typeof definition !== 'string'
    )
      return entity;
    const last = await cache.get<State>(STATE);
    const digest = createHash('sha256').update(definition).digest('hex');
    const topics =
      last?.digest === digest ? last.topics : this.#read(entity, definition);
    const targets = await this.#targets(entity, topics, last?.targets ?? []);
    await cache.set<State>(STATE, { digest, topics, targets });

    const api = getCompoundEntityRef(entity);
    for (const ref of targets) {
      const topic = parseEntityRef(ref);
      emit(
        processingResult.relation({
          type: RELATION_DEPENDS_ON,
          source: api,
          target: topic,
        }),
      );
      emit(
        processingResult.relation({
          type: RELATION_DEPENDENCY_OF,
          source: topic,
          target: api,
        }),
      );
    }
    return entity;
  }

  #read(entity: Entity, definition: string): DescribedTopic[] {
    try {
      return describedTopics(definition);
    } catch (error) {
      this.#options.logger.warn(
        `The topics that "${stringifyEntityRef(
          entity,
        )}" describes are not known: ${stringifyError(error)}`,
      );
      return [];
    }
  }

  /** Entity refs of topics that are in the catalog. */
  async #targets(
    entity: Entity,
    topics: DescribedTopic[],
    last: string[],
  ): Promise<string[]> {
    if (topics.length === 0) return [];
    const { catalog, auth, logger } = this.#options;
    try {
      const named =
        entity.metadata.annotations?.[KAFKA_CLUSTER_ANNOTATION]?.trim();
      const clusters = named ? [] : await this.#listClusters();
      const refs = topics.flatMap(({ topic, servers }) =>
        (named ? [named] : clustersOf(servers, clusters)).map(cluster =>
          topicEntityRef(cluster, topic),
        ),
      );
      const asked = [...new Set(refs)].sort().slice(0, MAX_TARGETS);
      if (asked.length === 0) return [];
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: asked, fields: ['kind'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return asked.filter((_, i) => items[i]);
    } catch (error) {
      logger.warn(
        `"${stringifyEntityRef(
          entity,
        )}" keeps the topics that it was related to last: ${stringifyError(
          error,
        )}`,
      );
      return last;
    }
  }

  #listClusters(): ReturnType<typeof readClusters> {
    const now = this.#now();
    if (!this.#clusters || now - this.#clusters.readAt > CLUSTERS_FRESH_MS) {
      const list = readClusters(this.#options.api);
      this.#clusters = { readAt: now, list };
      // What failed is asked again by the next one.
      list.catch(() => {
        this.#clusters = undefined;
      });
    }
    return this.#clusters.list;
  }
}
