import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { reasonOf } from '../clusters';
import type { ClusterHandle, Clusters } from '../clusters/types';
import {
  diffResources,
  isAny,
  type KnownResource,
  type ResourceDifferences,
} from './diffResources';
import { MarkRunner, type Marker } from './marks';
import { ResourceTable } from './ResourceTable';
import { SyncReports, type SyncReport } from './SyncReports';
import type { ObservedResource, ResourceSource } from './types';

/** Length of the column. */
const MAX_REF = 1000;

interface Options {
  clusters: Pick<Clusters, 'list'>;
  sources: readonly ResourceSource[];
  markers: readonly Marker[];
  knex: Knex;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Reads what exists and stores what differs.
 *
 * Per cluster and source: read all, compare with the rows, write differences in
 * batches, say how it went; then ask the markers. Clusters do not wait for each other. A source that
 * throws leaves its rows as they are. All of it can be repeated, so a crash
 * loses nothing, and two syncs at once (the scheduler allows one, but cannot
 * stop one that hangs) do no more harm than the older of two reads does: the
 * next sync corrects it.
 *
 * A sync that finds nothing new writes nothing to `resources`, only one
 * statement to `inventory_syncs`.
 */
export class InventorySync {
  readonly #options: Options;
  readonly #reports: SyncReports;
  readonly #marks: MarkRunner;
  readonly #now: () => Date;

  static create(options: Options): InventorySync {
    return new InventorySync(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#reports = new SyncReports(options.knex);
    this.#marks = new MarkRunner(options);
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Syncs all clusters. What fails is reported per cluster, not thrown.
   *
   * @param signal - stops before the next batch
   * @throws when the database does not answer
   */
  async run(signal?: AbortSignal): Promise<void> {
    const last = await this.#reports.list();
    await Promise.all(
      this.#options.clusters
        .list()
        .map(handle => this.#syncCluster(handle, last, signal)),
    );
  }

  async #syncCluster(
    handle: ClusterHandle,
    last: SyncReport[],
    signal?: AbortSignal,
  ): Promise<void> {
    const reports: SyncReport[] = [];
    for (const source of this.#options.sources) {
      signal?.throwIfAborted();
      const before = last.find(
        each => each.cluster === handle.facts.id && each.type === source.type,
      );
      reports.push(await this.#syncSource(handle, source, before, signal));
    }
    const read = reports
      .filter(({ failedAt }) => failedAt === undefined)
      .map(({ type }) => type);
    const marked = await this.#marks.run(handle, read, {
      now: this.#now(),
      signal,
    });
    // Counts made before are old now.
    if (marked) reports[0].revision += 1;
    await this.#reports.put(reports);
  }

  async #syncSource(
    handle: ClusterHandle,
    source: ResourceSource,
    before: SyncReport | undefined,
    signal?: AbortSignal,
  ): Promise<SyncReport> {
    const of = { cluster: handle.facts.id, type: source.type };
    const table = new ResourceTable({ knex: this.#options.knex, ...of });
    const started = this.#now();
    const known = await table.read();
    let differences: ResourceDifferences;
    try {
      const read = async () =>
        (await source.read(handle.admin)).filter(isStorable(of));
      differences = await findDifferences(known, read, source.neverNone);
    } catch (error) {
      const reason = reasonOf(error);
      // Said once, not with every sync while it lasts.
      if (reason !== before?.reason)
        this.#options.logger.warn('The inventory could not be read', {
          ...of,
          reason,
        });
      return { revision: 0, ...before, ...of, failedAt: started, reason };
    }
    await table.write(differences, started, signal);
    if (before?.reason !== undefined)
      this.#options.logger.info('The inventory can be read again', of);
    return {
      ...of,
      syncedAt: started,
      durationMs: this.#now().getTime() - started.getTime(),
      revision: (before?.revision ?? 0) + Number(isAny(differences)),
    };
  }
}

/**
 * A broker that is behind may not know a topic yet, so what is missing is
 * looked for a second time before it counts as gone.
 */
async function findDifferences(
  known: KnownResource[],
  read: () => Promise<ObservedResource[]>,
  neverNone = false,
): Promise<ResourceDifferences> {
  const first = await read();
  const differences = diffResources(known, first);
  if (differences.gone.length === 0) return differences;
  const missing = new Set(differences.gone);
  const second = await read();
  if (neverNone && first.length === 0 && second.length === 0)
    throw new Error(
      `None of the ${missing.size} that were there is listed any more: the portal may have lost the right to describe them`,
    );
  return diffResources(known, [
    ...first,
    ...second.filter(({ name }) => missing.has(name)),
  ]);
}

/**
 * Kafka takes any text as a principal, the databases do not; one with a NUL, or
 * longer than a resource ref may be, is left out.
 */
function isStorable(of: { cluster: string; type: ResourceType }) {
  return ({ name }: ObservedResource) =>
    name !== '' &&
    !name.includes('\u0000') &&
    formatResourceRef({ ...of, name }).length <= MAX_REF;
}
