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

/**
 * Reads of the software catalog, cached for seconds. When the catalog does not
 * answer, the last known value is given while there is one, so that a page at
 * night still names an owner; otherwise the failure goes to the caller.
 */
export class CatalogFacts {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #now: () => number;
  readonly #entries = new Map<string, Cached<unknown>>();
  readonly #running = new Map<string, Promise<unknown>>();

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    now?: () => number;
  }): CatalogFacts {
    return new CatalogFacts(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#now = options.now ?? Date.now;
  }

  /** @returns undefined when the catalog has no such entity */
  entity(ref: string): Promise<Entity | undefined> {
    return this.#read(`entity ${ref}`, async () =>
      this.#catalog.getEntityByRef(ref, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      }),
    );
  }

  /** Entities that carry an annotation. */
  annotated(annotation: string): Promise<Entity[]> {
    return this.#read(`annotated ${annotation}`, () =>
      this.#query({
        [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
      }),
    );
  }

  /** Components that the entity owns, or that are part of it. */
  componentsOf(ref: string): Promise<Entity[]> {
    return this.#read(`components ${ref}`, () =>
      this.#query([
        { kind: 'Component', 'relations.ownedBy': ref },
        { kind: 'Component', 'relations.partOf': ref },
      ]),
    );
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

  async #read<T>(key: string, load: () => Promise<T>): Promise<T> {
    const cached = this.#entries.get(key) as Cached<T> | undefined;
    if (cached && this.#now() - cached.readAtMs < FRESH_MS) return cached.value;
    const running =
      (this.#running.get(key) as Promise<T> | undefined) ??
      this.#load(key, load);
    try {
      return await running;
    } catch (error) {
      if (cached) return cached.value;
      throw error;
    }
  }

  #load<T>(key: string, load: () => Promise<T>): Promise<T> {
    const promise = load()
      .then(value => {
        if (this.#entries.size >= MAX_ENTRIES) this.#entries.clear();
        this.#entries.set(key, { value, readAtMs: this.#now() });
        return value;
      })
      .finally(() => this.#running.delete(key));
    this.#running.set(key, promise);
    return promise;
  }
}
