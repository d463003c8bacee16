import {
  mockServices,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import {
  FakeClusterAdmin,
  type FakeClusterOptions,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { Knex } from 'knex';
import type { ClusterHandle, Clusters } from '../../clusters/types';
import { migrateLatest } from '../../requests';
import { InventorySync } from '../InventorySync';
import { builtInFigures } from '../figures';
import type { Marker } from '../marks';
import { builtInSources } from '../sources';
import { StoredInventory } from '../StoredInventory';
import type { ResourceQuery } from '../types';

const KEEP_GONE_DAYS = 30;
const INTERVAL_MS = 60_000;

/** Syncs and lists clusters in memory, with a clock of its own. */
export class InventoryWorld {
  now = new Date('2026-11-21T10:00:00.000Z');
  /** Asked after each sync; a test adds its own. */
  readonly markers: Marker[] = [];
  readonly logger = mockServices.logger.mock();
  readonly #admins = new Map<string, FakeClusterAdmin>();
  readonly sync: InventorySync;
  readonly inventory: StoredInventory;

  static async create(
    databases: TestDatabases,
    databaseId: TestDatabaseId,
    clusters: Record<string, FakeClusterOptions>,
  ): Promise<InventoryWorld> {
    const knex = await databases.init(databaseId);
    await migrateLatest(knex);
    return new InventoryWorld(knex, clusters);
  }

  private constructor(
    readonly knex: Knex,
    clusters: Record<string, FakeClusterOptions>,
  ) {
    for (const [id, options] of Object.entries(clusters))
      this.#admins.set(id, FakeClusterAdmin.create(options));
    const parts = {
      clusters: this.#clusters(),
      sources: builtInSources,
      figures: builtInFigures,
      markers: this.markers,
      keepGoneDays: KEEP_GONE_DAYS,
      knex,
      logger: this.logger,
      now: () => this.now,
    };
    this.sync = InventorySync.create(parts);
    this.inventory = StoredInventory.create({
      ...parts,
      intervalMs: INTERVAL_MS,
    });
  }

  admin(id: string): FakeClusterAdmin {
    return this.#admins.get(id)!;
  }

  /** The cluster leaves the configuration. */
  remove(id: string): void {
    this.#admins.delete(id);
  }

  pass(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  async names(query: ResourceQuery = {}): Promise<string[]> {
    const { items } = await this.inventory.list(query);
    return items.map(({ resource }) => resource);
  }

  async own(resource: string, owner: string): Promise<void> {
    await this.knex('ownerships').insert({
      resource,
      owner,
      basis: 'request',
      source: 'r1',
      confirmed_at: this.now.toISOString(),
    });
  }

  /** Writes to the database that `action` sends, by table. */
  async writesOf(action: () => Promise<unknown>): Promise<string[]> {
    const tables: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      const [, table] =
        /^\s*(?:insert into|update|delete from) [`"](\w+)/i.exec(sql) ?? [];
      if (table) tables.push(table);
    };
    this.knex.on('query', listen);
    await action();
    this.knex.off('query', listen);
    return tables;
  }

  #clusters(): Clusters {
    const handles = () =>
      [...this.#admins].map(
        ([id, admin]) => ({ facts: { id }, admin } as unknown as ClusterHandle),
      );
    return {
      list: handles,
      get(id) {
        const found = handles().find(({ facts }) => facts.id === id);
        if (!found) throw new InputError(`There is no cluster "${id}"`);
        return found;
      },
      close: async () => undefined,
    };
  }
}
