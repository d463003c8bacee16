import type { Knex } from 'knex';
import type { MarkedGroup, ResourceGroup } from './facetsOf';
import { countGroups, countMarkedGroups } from './resourceQueries';
import type { SyncReport } from './SyncReports';
import type { ResourceQuery } from './types';

/** What a change that no version tells of is late at most. */
const MAX_AGE_MS = 10_000;
const MAX_ENTRIES = 100;

/** All that was searched, and what of it has marks. */
export interface Counted {
  groups: ResourceGroup[];
  marked: MarkedGroup[];
}

interface Entry {
  version: string;
  at: number;
  counted: Promise<Counted>;
}

/**
 * Counts of groups, kept while nothing was written: going through all resources
 * takes most of the time of a page, and pages of one list count the same.
 *
 * The version is in the database, so that all replicas see a sync or a new
 * owner at once. What it cannot tell (a transaction that ended late, a sync
 * that broke off) is seen after 10 seconds.
 */
export class GroupCounts {
  readonly #knex: Knex;
  readonly #now: () => Date;
  /** By what was searched; the oldest first. */
  readonly #entries = new Map<string, Entry>();

  constructor(options: { knex: Knex; now: () => Date }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  async of(
    query: ResourceQuery,
    withoutClusters: string[],
    reports: SyncReport[],
  ): Promise<Counted> {
    const searched = {
      q: query.q,
      state: query.state === 'gone' && 'gone',
      changedSince: query.changedSince,
    };
    const key = JSON.stringify([searched, withoutClusters]);
    const version = await this.#version(reports);
    const at = this.#now().getTime();
    const known = this.#entries.get(key);
    if (known && known.version === version && at - known.at < MAX_AGE_MS)
      return known.counted;
    const counted = this.#count(query, withoutClusters);
    this.#entries.delete(key);
    this.#entries.set(key, { version, at, counted });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ENTRIES) break;
      this.#entries.delete(oldest);
    }
    // What failed is asked again by the next one.
    counted.catch(() => this.#entries.delete(key));
    return counted;
  }

  async #count(
    query: ResourceQuery,
    withoutClusters: string[],
  ): Promise<Counted> {
    const [groups, marked] = await Promise.all([
      countGroups(this.#knex, query, withoutClusters),
      countMarkedGroups(this.#knex, query, withoutClusters),
    ]);
    return { groups, marked };
  }

  async #version(reports: SyncReport[]): Promise<string> {
    const [owners] = await this.#knex('ownerships').max({
      latest: 'confirmed_at',
    });
    const revisions = reports.reduce((sum, each) => sum + each.revision, 0);
    return `${revisions} ${owners.latest}`;
  }
}
