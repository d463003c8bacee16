import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Resource,
  ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { reasonOf } from '../../clusters';
import type { ClusterHandle } from '../../clusters/types';
import { readExisting } from '../resourceQueries';
import type { Unread } from '../types';
import { diffMarks } from './diffMarks';
import { MarkTable } from './MarkTable';
import type { Marked, Marker, MarkInput } from './types';

interface Options {
  markers: readonly Marker[];
  knex: Knex;
  logger: LoggerService;
}

/**
 * Asks the markers after a sync of a cluster, and writes what differs. Markers
 * do not depend on each other: one that throws leaves its own marks as they are,
 * which is said once while it lasts.
 */
export class MarkRunner {
  readonly #options: Options;
  readonly #table: MarkTable;
  /** Why markers failed when they were last asked, by cluster and marks. */
  readonly #failures = new Map<string, string>();

  constructor(options: Options) {
    this.#options = options;
    this.#table = new MarkTable(options.knex);
  }

  /**
   * @param read - types that the sync read whole
   * @returns whether marks were written
   */
  async run(
    cluster: ClusterHandle,
    read: readonly ResourceType[],
    options: {
      now: Date;
      unread: readonly Unread[];
      signal?: AbortSignal;
    },
  ): Promise<boolean> {
    const { now, unread, signal } = options;
    const input = this.#inputOf(cluster, { now, unread });
    let wrote = false;
    for (const marker of this.#options.markers) {
      signal?.throwIfAborted();
      if (!marker.needs.every(type => read.includes(type))) continue;
      const marked = await this.#ask(marker, input);
      if (!marked) continue;
      const stored = await this.#table.read(cluster.facts.id, marker.marks);
      const differences = diffMarks(stored, marked, now);
      await this.#table.write(cluster.facts.id, differences, signal);
      wrote ||= differences.put.length + differences.gone.length > 0;
    }
    return wrote;
  }

  async #ask(marker: Marker, input: MarkInput): Promise<Marked[] | undefined> {
    const of = { cluster: input.cluster.facts.id, marks: marker.marks.join() };
    const key = `${of.cluster} ${of.marks}`;
    try {
      const marked = await marker.mark(input);
      check(marked, marker, of.cluster);
      this.#failures.delete(key);
      return marked;
    } catch (error) {
      const reason = reasonOf(error);
      if (this.#failures.get(key) !== reason)
        this.#options.logger.warn(
          'Marks of the inventory could not be found and stay as they are',
          { ...of, reason },
        );
      this.#failures.set(key, reason);
      return undefined;
    }
  }

  #inputOf(
    cluster: ClusterHandle,
    facts: Pick<MarkInput, 'now' | 'unread'>,
  ): MarkInput {
    const { knex } = this.#options;
    const resources = new Map<ResourceType, Promise<Resource[]>>();
    return {
      cluster,
      ...facts,
      resources(type) {
        const known =
          resources.get(type) ??
          readExisting(knex, { cluster: cluster.facts.id, type });
        resources.set(type, known);
        return known;
      },
    };
  }
}

/** INVARIANT: what one marker gives no other one takes away. */
function check(marked: Marked[], { marks }: Marker, cluster: string): void {
  for (const { mark, resource } of marked) {
    if (!marks.includes(mark))
      throw new Error(
        `It gave the mark "${mark}", but its marks are ${marks.join(', ')}`,
      );
    if (!resource.startsWith(`${encodeURIComponent(cluster)}/`))
      throw new Error(
        `It marked "${resource}", which is not on the cluster "${cluster}"`,
      );
  }
}
