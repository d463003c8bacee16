import {
  formatResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Knex } from 'knex';
import { reasonOf } from '../clusters';
import { diffResources, type KnownResource } from './diffResources';
import { ResourceTable, type ResourceChanges } from './ResourceTable';
import type { SyncJournal } from './SyncJournal';
import type { SyncReport } from './SyncReports';
import type { ObservedResource, ResourceSource, Unread } from './types';

/** Length of the column. */
const MAX_REF = 1000;

interface Of {
  cluster: string;
  type: ResourceType;
}

/** What the cluster told. */
interface Observed {
  resources: ObservedResource[];
  unread: Unread[];
  changes: ResourceChanges;
  /** Why it cannot be told of some whether they are gone. */
  reason?: string;
}

/** How the sync of one type went. */
export interface SourceOutcome {
  report: SyncReport;
  /** All that is there now; absent when the cluster could not be read. */
  resources?: ObservedResource[];
  /** Why it could not. */
  error?: unknown;
}

/** Syncs the resources of one type on one cluster. */
export class SourceSync {
  readonly #knex: Knex;
  readonly #now: () => Date;

  constructor(options: { knex: Knex; now: () => Date }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /** @throws when the database does not answer */
  async run(
    of: Of,
    options: {
      source: ResourceSource;
      admin: ClusterAdmin;
      before?: SyncReport;
      journal: SyncJournal;
      signal?: AbortSignal;
    },
  ): Promise<SourceOutcome> {
    const { source, admin, before, journal, signal } = options;
    const table = new ResourceTable({ knex: this.#knex, ...of });
    const started = this.#now();
    await journal.at(of.type, 'reading');
    const known = await table.read();
    let observed: Observed;
    try {
      observed = await observe(of, { source, admin, known });
    } catch (error) {
      return { report: this.failed(of, before, error), error };
    }
    const { resources, changes, unread, reason } = observed;
    const total = countOf(changes);
    let done = 0;
    await table.write(changes, {
      now: started,
      lastSeen: before?.syncedAt ?? started,
      signal,
      onWritten: async rows => {
        done += rows;
        await journal.at(of.type, 'writing', { done, total });
      },
    });
    const report = {
      ...of,
      syncedAt: started,
      durationMs: this.#now().getTime() - started.getTime(),
      reason,
      unread: unread.map(({ type, ...each }) => each),
      revision: (before?.revision ?? 0) + Number(total > 0),
    };
    return { report, resources };
  }

  /** What was known stays. */
  failed(of: Of, before: SyncReport | undefined, error: unknown): SyncReport {
    return {
      revision: 0,
      unread: [],
      ...before,
      ...of,
      failedAt: this.#now(),
      reason: reasonOf(error),
    };
  }
}

function countOf(changes: ResourceChanges): number {
  return Object.values(changes).reduce((sum, list) => sum + list.length, 0);
}

async function observe(
  of: Of,
  options: {
    source: ResourceSource;
    admin: ClusterAdmin;
    known: KnownResource[];
  },
): Promise<Observed> {
  const { source, admin, known } = options;
  const listed = await readTwice(of, options);
  const { resources, unread } = source.detail
    ? await source.detail(admin, listed)
    : { resources: listed, unread: [] };
  const { missing, ...changes } = diffResources(known, resources);
  const { gone, untold } = await lookUp(source, admin, missing);
  const isUnlisted = new Set(
    known.filter(each => each.unlisted).map(({ name }) => name),
  );
  return {
    resources,
    unread,
    changes: {
      ...changes,
      gone,
      unlisted: [...untold.keys()].filter(name => !isUnlisted.has(name)),
    },
    reason: reasonOfUntold(untold),
  };
}

/**
 * A broker that is behind may not know a topic yet, so what is missing is
 * looked for a second time before it counts as gone.
 */
async function readTwice(
  of: Of,
  options: {
    source: ResourceSource;
    admin: ClusterAdmin;
    known: KnownResource[];
  },
): Promise<ObservedResource[]> {
  const { source, admin, known } = options;
  const read = async () => (await source.read(admin)).filter(isStorable(of));
  const first = await read();
  const missing = new Set(diffResources(known, first).missing);
  if (missing.size === 0) return first;
  const second = await read();
  return [...first, ...second.filter(({ name }) => missing.has(name))];
}

/**
 * A cluster leaves out of its lists what the caller may not see: a right that
 * was lost must not look like resources that are gone.
 */
async function lookUp(
  source: ResourceSource,
  admin: ClusterAdmin,
  missing: string[],
): Promise<{ gone: string[]; untold: Map<string, string> }> {
  if (missing.length === 0 || !source.lookUp)
    return { gone: missing, untold: new Map() };
  const found = await source.lookUp(admin, missing);
  const gone = new Set(found.gone);
  return {
    gone: found.gone,
    untold: new Map(
      missing
        .filter(name => !gone.has(name))
        .map(name => [
          name,
          found.untold.get(name) ??
            'It exists, but the cluster does not list it',
        ]),
    ),
  };
}

function reasonOfUntold(untold: Map<string, string>): string | undefined {
  const [first] = untold;
  if (!first) return undefined;
  const [name, reason] = first;
  const count =
    untold.size === 1
      ? 'One that was there is'
      : `${untold.size.toLocaleString('en')} that were there are`;
  return `${count} not listed any more and may not be gone: "${name}": ${reason}`;
}

/**
 * Kafka takes any text as a principal, the databases do not; one with a NUL, or
 * longer than a resource ref may be, is left out.
 */
function isStorable(of: Of) {
  return ({ name }: ObservedResource) =>
    name !== '' &&
    !name.includes('\u0000') &&
    formatResourceRef({ ...of, name }).length <= MAX_REF;
}
