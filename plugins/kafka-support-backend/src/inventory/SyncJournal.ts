import type {
  ResourceSyncStep,
  ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { SyncReports } from './SyncReports';

/** A sync that is shorter than this says nothing on its way. */
const EVERY_MS = 2_000;

/** Says how far the sync of one cluster is, now and then. */
export class SyncJournal {
  readonly #reports: SyncReports;
  readonly #cluster: string;
  readonly #now: () => Date;
  readonly #startedAt: Date;
  #saidAt: Date;

  constructor(options: {
    reports: SyncReports;
    cluster: string;
    now: () => Date;
  }) {
    this.#reports = options.reports;
    this.#cluster = options.cluster;
    this.#now = options.now;
    this.#startedAt = options.now();
    this.#saidAt = this.#startedAt;
  }

  async at(
    type: ResourceType,
    step: ResourceSyncStep,
    counted: { done?: number; total?: number } = {},
  ): Promise<void> {
    const now = this.#now();
    if (now.getTime() - this.#saidAt.getTime() < EVERY_MS) return;
    this.#saidAt = now;
    await this.#reports.progress(
      { cluster: this.#cluster, type },
      {
        startedAt: this.#startedAt.toISOString(),
        at: now.toISOString(),
        step,
        ...counted,
      },
    );
  }
}
