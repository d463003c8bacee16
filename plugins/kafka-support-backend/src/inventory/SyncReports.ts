import type {
  ResourceSyncStep,
  ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { Unread } from './types';

/** How far a sync that is under way is. */
export interface SyncProgress {
  startedAt: string;
  /** When this was so. */
  at: string;
  step: ResourceSyncStep;
  /** Rows that are written, of `total`; absent where nothing is counted. */
  done?: number;
  total?: number;
}

/** How the last sync of one type on one cluster went. */
export interface SyncReport {
  cluster: string;
  type: ResourceType;
  /** When it was last read whole. Absent: never. */
  syncedAt?: Date;
  durationMs?: number;
  /** Absent: the last one went well. */
  failedAt?: Date;
  /** Why it failed, or what it could not tell. */
  reason?: string;
  /** Figures that could not be read; the last known are shown. */
  unread: Omit<Unread, 'type'>[];
  /** Rises when a sync wrote resources. */
  revision: number;
  /** Of the sync that is under way. */
  running?: SyncProgress;
}

const jsonOf = (value: unknown) =>
  value === undefined ? null : JSON.stringify(value);

/** The table `inventory_syncs`. */
export class SyncReports {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(): Promise<SyncReport[]> {
    const rows = await this.#knex('inventory_syncs').select('*');
    return rows.map(row => ({
      cluster: row.cluster,
      type: row.type,
      syncedAt: row.synced_at === null ? undefined : new Date(row.synced_at),
      durationMs: row.duration_ms ?? undefined,
      failedAt: row.failed_at === null ? undefined : new Date(row.failed_at),
      reason: row.reason ?? undefined,
      unread: row.unread === null ? [] : JSON.parse(row.unread),
      revision: row.revision,
      running: row.running === null ? undefined : JSON.parse(row.running),
    }));
  }

  /** Those of one cluster, in one statement; nothing is under way any more. */
  async put(reports: SyncReport[]): Promise<void> {
    await this.#knex('inventory_syncs')
      .insert(
        reports.map(report => ({
          cluster: report.cluster,
          type: report.type,
          synced_at: report.syncedAt?.toISOString() ?? null,
          duration_ms: report.durationMs ?? null,
          failed_at: report.failedAt?.toISOString() ?? null,
          reason: report.reason ?? null,
          unread: jsonOf(report.unread.length > 0 ? report.unread : undefined),
          revision: report.revision,
          running: null,
        })),
      )
      .onConflict(['cluster', 'type'])
      .merge();
  }

  /** Says how far the sync of a type is. */
  async progress(
    of: { cluster: string; type: ResourceType },
    running: SyncProgress,
  ): Promise<void> {
    await this.#knex('inventory_syncs')
      .insert({ ...of, revision: 0, running: jsonOf(running) })
      .onConflict(['cluster', 'type'])
      .merge(['running']);
  }
}
