import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ResourceType } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  BrokerUnavailableError,
  NoAnswerError,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Knex } from 'knex';
import type { ClusterHandle, Clusters } from '../clusters/types';
import { FigureSync, type FigureReader } from './figures';
import { MarkRunner, type Marker } from './marks';
import { purgeGone } from './purgeGone';
import { SourceSync } from './SourceSync';
import { SyncJournal } from './SyncJournal';
import { SyncReports, type SyncReport } from './SyncReports';
import type { ObservedResource, ResourceSource, Unread } from './types';

interface Options {
  clusters: Pick<Clusters, 'list'>;
  sources: readonly ResourceSource[];
  figures: readonly FigureReader[];
  markers: readonly Marker[];
  /** How long what is gone is kept. */
  keepGoneDays: number;
  knex: Knex;
  logger: LoggerService;
  now?: () => Date;
}

interface SyncContext {
  /** How the last sync of the cluster went. */
  last: SyncReport[];
  journal: SyncJournal;
  signal?: AbortSignal;
}

/**
 * Reads what exists and stores what differs.
 *
 * Per cluster and source: read all, compare with the rows, write differences in
 * batches; then the figures that move; then ask the markers, and say how it
 * went. Clusters do not wait for each other, but the next sync waits for all: a
 * cluster that does not answer is not asked for the rest. A source that throws
 * leaves its rows as they are. All of it can be repeated, so a crash loses
 * nothing, and two syncs at once (the scheduler allows one, but cannot stop one
 * that hangs) do no more harm than the older of two reads does: the next sync
 * corrects it.
 *
 * A sync that finds nothing new writes nothing to `resources` and the tables
 * beside it, only one statement to `inventory_syncs`.
 */
export class InventorySync {
  readonly #options: Options;
  readonly #reports: SyncReports;
  readonly #source: SourceSync;
  readonly #figures: FigureSync;
  readonly #marks: MarkRunner;
  readonly #now: () => Date;

  static create(options: Options): InventorySync {
    return new InventorySync(options);
  }

  private constructor(options: Options) {
    const { knex, figures } = options;
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#reports = new SyncReports(knex);
    this.#source = new SourceSync({ knex, now: this.#now });
    this.#figures = new FigureSync({ knex, readers: figures });
    this.#marks = new MarkRunner(options);
  }

  /**
   * Syncs all clusters. What fails is reported per cluster, not thrown.
   *
   * @param signal - stops before the next batch
   * @throws when the database does not answer
   */
  async run(signal?: AbortSignal): Promise<void> {
    const { clusters, knex, keepGoneDays } = this.#options;
    const last = await this.#reports.list();
    await Promise.all(
      clusters.list().map(handle =>
        this.#syncCluster(handle, {
          last: last.filter(({ cluster }) => cluster === handle.facts.id),
          journal: new SyncJournal({
            reports: this.#reports,
            cluster: handle.facts.id,
            now: this.#now,
          }),
          signal,
        }),
      ),
    );
    await purgeGone(knex, { keepGoneDays, now: this.#now(), signal });
  }

  async #syncCluster(
    handle: ClusterHandle,
    context: SyncContext,
  ): Promise<void> {
    const { journal, signal, last } = context;
    const { reports, listed } = await this.#syncSources(handle, context);
    const unread = await this.#readFigures(handle, listed, context);
    for (const { type, ...each } of unread)
      reports.find(report => report.type === type)?.unread.push(each);
    const read = [...listed.keys()];
    // Markers look at what was stored; what was read may be a lot.
    listed.clear();
    await journal.at(reports[0].type, 'marks');
    const marked = await this.#marks.run(handle, read, {
      now: this.#now(),
      unread,
      signal,
    });
    // Counts made before are old now.
    if (marked) reports[0].revision += 1;
    for (const report of reports)
      this.#log(
        report,
        last.find(({ type }) => type === report.type),
      );
    await this.#reports.put(reports);
  }

  async #readFigures(
    handle: ClusterHandle,
    listed: ReadonlyMap<ResourceType, ObservedResource[]>,
    { journal, signal }: SyncContext,
  ): Promise<Unread[]> {
    const topic = listed.get('topic');
    if (!topic) return [];
    await journal.at('topic', 'figures');
    return this.#figures.run(
      handle,
      { topic, group: listed.get('group') },
      { now: this.#now(), signal },
    );
  }

  async #syncSources(handle: ClusterHandle, context: SyncContext) {
    const { journal, signal, last } = context;
    const reports: SyncReport[] = [];
    const listed = new Map<ResourceType, ObservedResource[]>();
    let dead: unknown;
    for (const source of this.#options.sources) {
      signal?.throwIfAborted();
      const of = { cluster: handle.facts.id, type: source.type };
      const before = last.find(({ type }) => type === source.type);
      if (dead) {
        reports.push(this.#source.failed(of, before, dead));
        continue;
      }
      const { admin } = handle;
      const options = { source, admin, before, journal, signal };
      const { report, resources, error } = await this.#source.run(of, options);
      if (resources) listed.set(source.type, resources);
      if (isSilence(error)) dead = error;
      reports.push(report);
    }
    return { reports, listed };
  }

  /** Says what went wrong once, not with every sync while it lasts. */
  #log(report: SyncReport, before: SyncReport | undefined): void {
    const { logger } = this.#options;
    const { cluster, type, failedAt, reason } = report;
    const of = { cluster, type };
    if (reason !== undefined && reason !== before?.reason)
      logger.warn(
        failedAt
          ? 'The inventory could not be read'
          : 'The inventory could be read in part only',
        { ...of, reason },
      );
    if (!failedAt && before?.failedAt)
      logger.info('The inventory can be read again', of);
    const known = before?.unread.map(({ what }) => what) ?? [];
    for (const { what, ...each } of report.unread)
      if (!known.includes(what))
        logger.warn('Figures of the inventory could not be read', {
          ...of,
          figure: what,
          ...each,
        });
  }
}

/** Whether the cluster did not answer, and need not be asked for more. */
function isSilence(error: unknown): boolean {
  return (
    error instanceof NoAnswerError || error instanceof BrokerUnavailableError
  );
}
