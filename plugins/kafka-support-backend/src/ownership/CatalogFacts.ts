import type { AuthService } from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  type EntityFilterQuery,
} from '@backstage/catalog-client';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

interface Cached<T> {
  value: T;
  readAtMs: number;
}

const FRESH_MS = 15_000;
const MAX_ENTRIES = 5_000;

/** A value with when it is from, where the catalog does not answer now. */
export interface Fact<T> {
  value: T;
  /** ISO 8601; absent: the catalog answered within seconds. */
  lastKnownAt?: string;
}

/** Keeps what the catalog said last beyond the life of this process. */
export interface CatalogMemory {
  get(key: string): Promise<{ value: unknown; readAtMs: number } | undefined>;
  put(key: string, value: unknown, readAtMs: number): Promise<void>;
}

/**
 * Reads of the software catalog, cached for seconds. When the catalog does not
 * answer, the last known value is given while there is one, so that a page at
 * night still names an owner, with its age: nobody decides by it without a
 * person. Otherwise the failure goes to the caller.
 */
export class CatalogFacts {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #memory: CatalogMemory | undefined;
  readonly #now: () => number;
  readonly #entries = new Map<string, Cached<unknown>>();
  readonly #running = new Map<string, Promise<unknown>>();

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    memory?: CatalogMemory;
    now?: () => number;
  }): CatalogFacts {
    return new CatalogFacts(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    memory?: CatalogMemory;
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#memory = options.memory;
    this.#now = options.now ?? Date.now;
  }

  /** @returns undefined when the catalog has no such entity */
  async entity(ref: string): Promise<Entity | undefined> {
    return (await this.entityAt(ref)).value;
  }

  /** The same, with its age where the catalog does not answer. */
  entityAt(ref: string): Promise<Fact<Entity | undefined>> {
    return this.#read(`entity ${ref}`, async () =>
      this.#catalog.getEntityByRef(ref, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      }),
    );
  }

  /** Entities that carry an annotation. */
  async annotated(annotation: string): Promise<Entity[]> {
    return (await this.annotatedAt(annotation)).value;
  }

  /** The same, with its age where the catalog does not answer. */
  annotatedAt(annotation: string): Promise<Fact<Entity[]>> {
    return this.#read(`annotated ${annotation}`, () =>
      this.#query({
        [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
      }),
    );
  }

  /** Components that the entity owns, or that are part of it. */
  async componentsOf(ref: string): Promise<Entity[]> {
    const { value } = await this.#read(`components ${ref}`, () =>
      this.#query([
        { kind: 'Component', 'relations.ownedBy': ref },
        { kind: 'Component', 'relations.partOf': ref },
      ]),
    );
    return value;
  }

  /** Entities of the topics that an API describes. */
  async topicEntitiesDescribedBy(apiRef: string): Promise<Entity[]> {
    const { value } = await this.#read(`topics ${apiRef}`, () =>
      this.#query({
        kind: 'Resource',
        'spec.type': 'kafka-topic',
        'relations.dependencyOf': apiRef,
      }),
    );
    return value;
  }

  async #query(filter: EntityFilterQuery): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter,
        fields: ['apiVersion', 'kind', 'metadata', 'spec', 'relations'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.sort((a, b) =>
      stringifyEntityRef(a).localeCompare(stringifyEntityRef(b)),
    );
  }

  async #read<T>(key: string, load: () => Promise<T>): Promise<Fact<T>> {
    const cached = this.#entries.get(key) as Cached<T> | undefined;
    if (cached && this.#now() - cached.readAtMs < FRESH_MS)
      return { value: cached.value };
    const running =
      (this.#running.get(key) as Promise<T> | undefined) ??
      this.#load(key, load);
    try {
      return { value: await running };
    } catch (error) {
      const last = cached ?? (await this.#remembered<T>(key));
      if (!last) throw error;
      return {
        value: last.value,
        lastKnownAt: new Date(last.readAtMs).toISOString(),
      };
    }
  }

  /** What this or another process read before. A database that fails has nothing. */
  async #remembered<T>(key: string): Promise<Cached<T> | undefined> {
    const found = await this.#memory?.get(key).catch(() => undefined);
    if (!found) return undefined;
    const cached = found as Cached<T>;
    this.#entries.set(key, cached);
    return cached;
  }

  #load<T>(key: string, load: () => Promise<T>): Promise<T> {
    const promise = load()
      .then(value => {
        if (this.#entries.size >= MAX_ENTRIES) this.#entries.clear();
        const readAtMs = this.#now();
        this.#entries.set(key, { value, readAtMs });
        // Nobody waits for it: the next read writes what this one could not.
        this.#memory?.put(key, value, readAtMs).catch(() => undefined);
        return value;
      })
      .finally(() => this.#running.delete(key));
    this.#running.set(key, promise);
    return promise;
  }
}
