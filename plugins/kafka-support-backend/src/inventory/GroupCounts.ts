import type { Knex } from 'knex';
import type { ResourceGroup } from './facetsOf';
import { countGroups } from './resourceQueries';
import type { SyncReport } from './SyncReports';
import type { ResourceQuery } from './types';

/** What a change that no version tells of is late at most. */
const MAX_AGE_MS = 10_000;
const MAX_ENTRIES = 100;

interface Entry {
  version: string;
  at: number;
  groups: Promise<ResourceGroup[]>;
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
  ): Promise<ResourceGroup[]> {
    const searched = { q: query.q, state: query.state === 'gone' && 'gone' };
    const key = JSON.stringify([searched, withoutClusters]);
    const version = await this.#version(reports);
    const at = this.#now().getTime();
    const known = this.#entries.get(key);
    if (known && known.version === version && at - known.at < MAX_AGE_MS)
      return known.groups;
    const groups = countGroups(this.#knex, query, withoutClusters);
    this.#entries.delete(key);
    this.#entries.set(key, { version, at, groups });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ENTRIES) break;
      this.#entries.delete(oldest);
    }
    // What failed is asked again by the next one.
    groups.catch(() => this.#entries.delete(key));
    return groups;
  }

  async #version(reports: SyncReport[]): Promise<string> {
    const [owners] = await this.#knex('ownerships').max({
      latest: 'confirmed_at',
    });
    const revisions = reports.reduce((sum, each) => sum + each.revision, 0);
    return `${revisions} ${owners.latest}`;
  }
}
