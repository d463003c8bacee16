import {
  formatResourceRef,
  type Resource,
  type ResourceList,
  type ResourceRef,
  type ResourceSync,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Clusters } from '../clusters/types';
import { decodeCursor, encodeCursor } from '../requests';
import { facetsOf } from './facetsOf';
import { GroupCounts } from './GroupCounts';
import { MarkTable } from './marks';
import { selectResource, selectResources } from './resourceQueries';
import { SyncReports, type SyncReport } from './SyncReports';
import { syncStateOf } from './syncStateOf';
import type { Inventory, ResourceQuery, ResourceSource } from './types';

const DEFAULT_LIMIT = 50;

const positionSchema = z.object({ resource: z.string().max(1000) });

interface Options {
  knex: Knex;
  clusters: Pick<Clusters, 'list' | 'get'>;
  sources: readonly ResourceSource[];
  /** How often a sync is to run, in milliseconds. */
  intervalMs: number;
  now?: () => Date;
}

/**
 * What the syncs found, with who owns it. Says of each cluster how current that
 * is, so that nothing listed is never taken for nothing there.
 */
export class StoredInventory implements Pick<Inventory, 'list'> {
  readonly #options: Options;
  readonly #reports: SyncReports;
  readonly #now: () => Date;
  readonly #counts: GroupCounts;
  readonly #marks: MarkTable;

  static create(options: Options): StoredInventory {
    return new StoredInventory(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#reports = new SyncReports(options.knex);
    this.#now = options.now ?? (() => new Date());
    this.#marks = new MarkTable(options.knex);
    this.#counts = new GroupCounts({ knex: options.knex, now: this.#now });
  }

  async list(query: ResourceQuery): Promise<ResourceList> {
    const { knex, clusters, sources, intervalMs } = this.#options;
    const asked = query.cluster
      ? [clusters.get(query.cluster)]
      : clusters.list();
    const after =
      query.cursor === undefined
        ? undefined
        : decodeCursor(positionSchema, query.cursor).resource;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const now = this.#now();

    const reports = await this.#reports.list();
    const withoutClusters = unconfigured(reports, clusters.list());
    const [{ groups, marked }, rows] = await Promise.all([
      this.#counts.of(query, withoutClusters, reports),
      selectResources(knex, {
        query,
        after,
        limit: limit + 1,
        withoutClusters,
      }),
    ]);
    const counted = facetsOf(groups, marked, query);
    const items = await this.#completed(rows.slice(0, limit), reports);
    const types = query.type ? [query.type] : sources.map(({ type }) => type);
    const syncs = asked.map(({ facts }) =>
      syncStateOf({ cluster: facts.id, types, reports, intervalMs, now }),
    );
    return {
      items,
      nextCursor:
        rows.length > limit
          ? encodeCursor({ resource: items[items.length - 1].resource })
          : undefined,
      ...counted,
      syncs,
      unreachable: syncs.flatMap(({ cluster, reason }) =>
        reason !== undefined && noneAnswered(cluster, types, reports)
          ? [{ cluster, reason }]
          : [],
      ),
      readAt: now.toISOString(),
    };
  }

  /** With marks, and when a sync saw them last. */
  async #completed(
    resources: Resource[],
    reports: SyncReport[],
  ): Promise<Resource[]> {
    const marks = await this.#marks.of(resources.map(each => each.resource));
    return resources.map(each => {
      const own = marks.get(each.resource);
      return {
        ...each,
        lastSeenAt: each.lastSeenAt ?? lastSeenOf(each, reports),
        ...(own && { marks: own }),
      };
    });
  }

  /** One resource as the last sync that read its type saw it. */
  async lastKnown(
    ref: ResourceRef,
  ): Promise<{ resource: Resource; sync: ResourceSync } | undefined> {
    const { knex, intervalMs } = this.#options;
    const [found, reports] = await Promise.all([
      selectResource(knex, formatResourceRef(ref)),
      this.#reports.list(),
    ]);
    if (!found) return undefined;
    const [resource] = await this.#completed([found], reports);
    const sync = syncStateOf({
      cluster: ref.cluster,
      types: [ref.type],
      reports,
      intervalMs,
      now: this.#now(),
    });
    return { resource, sync };
  }
}

/** What is there was seen by the last sync that read all of its type. */
function lastSeenOf(
  { cluster, type, goneAt }: Resource,
  reports: readonly SyncReport[],
): string | undefined {
  if (goneAt !== undefined) return undefined;
  return reports
    .find(each => each.cluster === cluster && each.type === type)
    ?.syncedAt?.toISOString();
}

/** A cluster that answers something is reached, though it may lack a right. */
function noneAnswered(
  cluster: string,
  types: readonly string[],
  reports: readonly SyncReport[],
): boolean {
  const asked = reports.filter(
    each => each.cluster === cluster && types.includes(each.type),
  );
  return (
    asked.length > 0 && asked.every(({ failedAt }) => failedAt !== undefined)
  );
}

/** Clusters that were synced once and left the configuration since. */
function unconfigured(
  reports: { cluster: string }[],
  configured: { facts: { id: string } }[],
): string[] {
  const ids = new Set(configured.map(({ facts }) => facts.id));
  return [...new Set(reports.map(({ cluster }) => cluster))].filter(
    cluster => !ids.has(cluster),
  );
}
