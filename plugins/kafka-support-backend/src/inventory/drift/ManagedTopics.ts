import { readFile, stat } from 'node:fs/promises';
import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { ManagedElsewhere } from '@kafka-support/backstage-plugin-kafka-support-common';
import { reasonOf } from '../../clusters';
import type { Clusters, DefinitionSource } from '../../clusters/types';
import type { DeclaredTopic } from './declaredDifferences';
import { strimziTopics } from './strimziTopics';

const MAX_BYTES = 10 * 1024 ** 2;
const READ_TIMEOUT_MS = 10_000;
const FRESH_MS = 30_000;

const titles = {
  strimzi: 'Strimzi',
  terraform: 'Terraform',
  jikkou: 'Jikkou',
} as const;

/** A definition that could not be read, and why. */
export interface UnreadDefinition {
  where: string;
  reason: string;
  /** Nothing of it is known: it was never read since the start. */
  neverRead: boolean;
}

/** What other tools manage on one cluster. */
export interface ManagedOnCluster {
  unread: UnreadDefinition[];
  /** Topics with a definition, by name. */
  declared: ReadonlyMap<string, DeclaredTopic>;
  /** Undefined: nothing says so. */
  of(topic: string): ManagedElsewhere | undefined;
}

interface LastRead {
  at: number;
  /** As it was last read well. */
  topics?: Map<string, DeclaredTopic>;
  reason?: string;
}

interface Options {
  clusters: Pick<Clusters, 'get'>;
  urlReader: Pick<UrlReaderService, 'readUrl'>;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Which topics another tool manages: by names in the configuration, and by
 * definitions that are read again after a while. One that cannot be read keeps
 * what it last said.
 */
export class ManagedTopics {
  readonly #options: Options;
  readonly #now: () => Date;
  readonly #last = new Map<string, LastRead>();
  readonly #reading = new Map<string, Promise<LastRead>>();

  static create(options: Options): ManagedTopics {
    return new ManagedTopics(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws InputError for an unknown cluster */
  async on(cluster: string): Promise<ManagedOnCluster> {
    const handle = this.#options.clusters.get(cluster);
    const { managed = [], definitions = [] } = handle.elsewhere ?? {};
    const reads = await Promise.all(
      definitions.map(async source => ({
        where: whereOf(source),
        last: await this.#fresh(source),
      })),
    );
    const declared = new Map<string, DeclaredTopic>();
    for (const { last } of reads)
      for (const [name, topic] of last.topics ?? [])
        if (!declared.has(name)) declared.set(name, topic);
    return {
      declared,
      unread: reads.flatMap(({ where, last: { reason, topics } }) =>
        reason === undefined
          ? []
          : [{ where, reason, neverRead: topics === undefined }],
      ),
      of(topic) {
        const definition = declared.get(topic);
        if (definition) return { by: definition.by, where: definition.where };
        const named = managed.find(({ topics }) =>
          topics.some(pattern => fits(pattern, topic)),
        );
        return (
          named && {
            by: named.by,
            where: named.where ?? `the configuration of ${titles[named.by]}`,
          }
        );
      },
    };
  }

  #fresh(source: DefinitionSource): Promise<LastRead> {
    const where = whereOf(source);
    const last = this.#last.get(where);
    if (last && this.#now().getTime() - last.at < FRESH_MS)
      return Promise.resolve(last);
    const reading = this.#reading.get(where) ?? this.#read(source, last);
    this.#reading.set(where, reading);
    return reading.finally(() => this.#reading.delete(where));
  }

  async #read(
    source: DefinitionSource,
    before: LastRead | undefined,
  ): Promise<LastRead> {
    const where = whereOf(source);
    const at = this.#now().getTime();
    const by = source.managedBy;
    let read: LastRead;
    try {
      const topics = strimziTopics(await this.#textOf(source));
      read = {
        at,
        topics: new Map(
          topics.map(topic => [topic.name, { ...topic, by, where }]),
        ),
      };
    } catch (error) {
      const reason = reasonOf(error);
      // Said once, not with every look while it lasts.
      if (reason !== before?.reason)
        this.#options.logger.warn('A definition of topics could not be read', {
          where,
          reason,
        });
      read = { at, topics: before?.topics, reason };
    }
    this.#last.set(where, read);
    return read;
  }

  async #textOf(source: DefinitionSource): Promise<string> {
    if ('path' in source) {
      const { size } = await stat(source.path);
      assertSize(size);
      return readFile(source.path, 'utf8');
    }
    const answer = await this.#options.urlReader.readUrl(source.url, {
      signal: AbortSignal.timeout(READ_TIMEOUT_MS) as any,
    });
    const buffer = await answer.buffer();
    assertSize(buffer.length);
    return buffer.toString('utf8');
  }
}

function whereOf(source: DefinitionSource): string {
  return 'path' in source ? source.path : source.url;
}

/** A name, or all that begin so where it ends in `*`. */
function fits(pattern: string, topic: string): boolean {
  return pattern.endsWith('*')
    ? topic.startsWith(pattern.slice(0, -1))
    : topic === pattern;
}

function assertSize(bytes: number): void {
  if (bytes > MAX_BYTES)
    throw new Error(`it has ${bytes} bytes, at most ${MAX_BYTES} are read`);
}
