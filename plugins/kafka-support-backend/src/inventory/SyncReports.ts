import type { ResourceType } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';

/** How the last sync of one type on one cluster went. */
export interface SyncReport {
  cluster: string;
  type: ResourceType;
  /** When it was last read whole. Absent: never. */
  syncedAt?: Date;
  durationMs?: number;
  /** Absent: the last one went well. */
  failedAt?: Date;
  reason?: string;
  /** Rises when a sync wrote resources. */
  revision: number;
}

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
      revision: row.revision,
    }));
  }

  /** Those of one cluster, in one statement. */
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
          revision: report.revision,
        })),
      )
      .onConflict(['cluster', 'type'])
      .merge();
  }
}
