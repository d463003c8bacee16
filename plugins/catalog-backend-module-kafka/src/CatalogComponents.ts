import type { AuthService } from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  type EntityFilterQuery,
} from '@backstage/catalog-client';
import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { topicsNamedIn } from '@kafka-support/backstage-plugin-kafka-support-common';

const PAGE_SIZE = 500;

/** What the catalog says of a component. */
export interface ComponentFacts {
  system?: string;
  /** A web address: of the component, else of its system, else of its owner. */
  runbook?: string;
}

/** Entities that say they use topics, by topic. */
export interface Proposals {
  /** Entity refs. */
  of(cluster: string, topic: string): string[];
}

/** What other entities of the catalog say of topics. */
export class CatalogComponents {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #topicsAnnotation: string;
  readonly #runbookAnnotation: string;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    topicsAnnotation: string;
    runbookAnnotation: string;
  }): CatalogComponents {
    return new CatalogComponents(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    topicsAnnotation: string;
    runbookAnnotation: string;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#topicsAnnotation = options.topicsAnnotation;
    this.#runbookAnnotation = options.runbookAnnotation;
  }

  /** @throws when the catalog does not answer */
  async proposals(): Promise<Proposals> {
    const byTopic = new Map<string, string[]>();
    const key = (topic: string, cluster = '') => `${cluster}/${topic}`;
    const annotation = this.#topicsAnnotation;
    for await (const entity of this.#all({
      [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
    })) {
      for (const { cluster, topic } of topicsNamedIn(
        entity.metadata.annotations?.[annotation],
      )) {
        const of = key(topic, cluster);
        const named = byTopic.get(of) ?? [];
        named.push(stringifyEntityRef(entity));
        byTopic.set(of, named);
      }
    }
    return {
      of: (cluster, topic) => [
        ...(byTopic.get(key(topic, cluster)) ?? []),
        ...(byTopic.get(key(topic)) ?? []),
      ],
    };
  }

  /**
   * By entity ref; without those that the catalog does not have.
   *
   * @throws when the catalog does not answer
   */
  async facts(refs: string[]): Promise<Map<string, ComponentFacts>> {
    const components = await this.#get(refs);
    const related = await this.#get(
      [...components.values()].flatMap(entity => [
        ...targets(entity, RELATION_PART_OF),
        ...targets(entity, RELATION_OWNED_BY),
      ]),
    );
    return new Map(
      [...components].map(([ref, component]) => {
        const system = targets(component, RELATION_PART_OF).find(target =>
          target.startsWith('system:'),
        );
        const [owner] = targets(component, RELATION_OWNED_BY);
        const runbook = [
          component,
          system && related.get(system),
          owner && related.get(owner),
        ]
          .map(entity => (entity ? this.#runbookOf(entity) : undefined))
          .find(Boolean);
        return [ref, { system, runbook }];
      }),
    );
  }

  /** Only web addresses: the value becomes a link on pages. */
  #runbookOf({ metadata }: Entity): string | undefined {
    const link = metadata.links?.find(
      ({ type, title }) => type === 'runbook' || /runbook/i.test(title ?? ''),
    );
    return [metadata.annotations?.[this.#runbookAnnotation]?.trim(), link?.url]
      .filter(url => url !== undefined)
      .find(url => /^https?:\/\//i.test(url) && URL.canParse(url));
  }

  async *#all(filter: EntityFilterQuery): AsyncGenerator<Entity> {
    let cursor: string | undefined;
    do {
      const page = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE_SIZE }
          : {
              filter,
              fields: [
                'kind',
                'metadata.name',
                'metadata.namespace',
                'metadata.annotations',
              ],
              limit: PAGE_SIZE,
            },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      yield* page.items;
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }

  async #get(refs: string[]): Promise<Map<string, Entity>> {
    const entityRefs = [...new Set(refs)];
    const found = new Map<string, Entity>();
    for (let start = 0; start < entityRefs.length; start += PAGE_SIZE) {
      const asked = entityRefs.slice(start, start + PAGE_SIZE);
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: asked,
          fields: ['kind', 'metadata', 'relations'],
        },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      asked.forEach((ref, i) => {
        const entity = items[i];
        if (entity) found.set(ref, entity);
      });
    }
    return found;
  }
}

function targets(entity: Entity, relation: string): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef);
}
