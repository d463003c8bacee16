import type { Knex } from 'knex';
import { reasonOf } from '../../clusters';
import type { ClusterHandle } from '../../clusters/types';
import type { ObservedResource, Unread } from '../types';
import { FigureTable } from './FigureTable';
import { keepFigures } from './keepFigures';
import { readLastWrites } from './lastWrites';
import type { FigureReader, KeptFigures, Listed, ReadFigures } from './types';

interface Options {
  readers: readonly FigureReader[];
  knex: Knex;
}

/**
 * Reads the figures that move, after the resources of a cluster were read, and
 * writes those that differ much. A reader that fails leaves its figures as they
 * are: they are the last known.
 */
export class FigureSync {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @returns what could not be read */
  async run(
    cluster: ClusterHandle,
    listed: Listed,
    options: { now: Date; signal?: AbortSignal },
  ): Promise<Unread[]> {
    const figures = {
      topic: new Map<string, ReadFigures>(),
      group: new Map<string, ReadFigures>(),
    };
    const unread: Unread[] = [];
    for (const reader of this.#options.readers) {
      options.signal?.throwIfAborted();
      const found = await read(reader, cluster, listed);
      unread.push(...found.unread);
      for (const type of ['topic', 'group'] as const)
        for (const [name, each] of found[type]) {
          const known = figures[type].get(name);
          if (known) Object.assign(known, each);
          else figures[type].set(name, { ...each });
        }
    }
    for (const type of ['topic', 'group'] as const)
      await this.#write(cluster, {
        type,
        resources: listed[type] ?? [],
        figures: figures[type],
        ...options,
      });
    return unread;
  }

  async #write(
    { facts: { id }, admin }: ClusterHandle,
    options: {
      type: 'topic' | 'group';
      resources: readonly ObservedResource[];
      figures: ReadonlyMap<string, ReadFigures>;
      now: Date;
      signal?: AbortSignal;
    },
  ): Promise<void> {
    const { type, resources, figures, now, signal } = options;
    if (resources.length === 0) return;
    const of = { cluster: id, type };
    const table = new FigureTable({ knex: this.#options.knex, ...of });
    const toWrite = new Map<string, KeptFigures>();
    const compare = (name: string, topicId?: string, was?: KeptFigures) => {
      const isSame = was?.topicId === topicId;
      const kept = keepFigures(
        isSame ? was : undefined,
        figures.get(name) ?? {},
        { type, now },
      );
      // Those of the one that had the name before are nothing of this one's.
      if (kept || (was && !isSame)) toWrite.set(name, { ...kept, topicId });
    };
    const topicIds = new Map(
      resources.map(({ name, topicId }) => [name, topicId]),
    );
    for await (const page of table.read())
      for (const [name, was] of page) {
        if (!topicIds.has(name)) continue; // gone
        compare(name, topicIds.get(name), was);
        topicIds.delete(name);
      }
    for (const [name, topicId] of topicIds) compare(name, topicId);
    if (type === 'topic')
      await addLastWrites(admin, {
        topics: resources.filter(({ name }) => topicIds.has(name)),
        kept: toWrite,
        now,
      });
    await table.write(toWrite, signal);
  }
}

/** Of topics that are seen for the first time; what cannot be read is watched from now on. */
async function addLastWrites(
  admin: ClusterHandle['admin'],
  options: {
    topics: readonly ObservedResource[];
    kept: Map<string, KeptFigures>;
    now: Date;
  },
): Promise<void> {
  const { topics, kept, now } = options;
  // Where nothing was ever written there is nothing to ask.
  const written = topics.filter(({ name }) => kept.get(name)?.position);
  try {
    for (const [name, lastWriteAt] of await readLastWrites(admin, written, now))
      kept.set(name, { ...kept.get(name), lastWriteAt });
  } catch {
    // The ends were read, so each write from now on is seen.
  }
}

async function read(
  reader: FigureReader,
  { admin }: ClusterHandle,
  listed: Listed,
) {
  try {
    return await reader.read(admin, listed);
  } catch (error) {
    const reason = reasonOf(error);
    return {
      topic: new Map<string, ReadFigures>(),
      group: new Map<string, ReadFigures>(),
      unread: [{ type: 'topic' as const, what: reader.what, reason }],
    };
  }
}
