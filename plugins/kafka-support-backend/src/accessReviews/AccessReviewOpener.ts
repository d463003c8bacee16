import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { parseResourceRef } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { Clusters } from '../clusters/types';
import type { OwnershipService, OwnershipStore } from '../ownership';
import { insertObligation, type NewObligation } from '../requests';
import type { AccessReviewsConfig } from './config';
import type { AccessReviewStore } from './AccessReviewStore';

const DAY_MS = 86_400_000;

interface Options {
  config: AccessReviewsConfig;
  knex: Knex;
  store: Pick<AccessReviewStore, 'lastDone' | 'open'>;
  clusters: Pick<Clusters, 'list'>;
  ownerships: Pick<OwnershipStore, 'list'>;
  ownership: Pick<OwnershipService, 'ownershipOf' | 'supportMetadataOf'>;
  /** Who fills the role platform: owes the review where the owner cannot act. */
  platform: readonly string[];
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Opens a review for each owned topic whose data class needs one and whose last
 * review is long enough ago. One is open per stream at most, so any number of
 * replicas may run it as often as they like. The data class is that of support
 * metadata; where the catalog does not answer it is not known, and the next
 * pass looks again.
 */
export class AccessReviewOpener {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): AccessReviewOpener {
    return new AccessReviewOpener(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** @returns how many were opened */
  async run(signal?: AbortSignal): Promise<number> {
    const { config, logger } = this.#options;
    const classes = new Set(config.dataClasses.map(each => each.toLowerCase()));
    if (classes.size === 0) return 0;
    const asked = new Map<string, Promise<string | undefined>>();
    let opened = 0;
    for (const stream of await this.#streams()) {
      if (signal?.aborted) break;
      try {
        const dataClass = await this.#dataClassOf(stream, asked);
        if (!dataClass || !classes.has(dataClass.toLowerCase())) continue;
        if (await this.#open(stream.resource, dataClass)) opened += 1;
      } catch (error) {
        logger.warn(
          `The access review of "${stream.resource}" is opened by the next pass`,
          { error: stringifyError(error) },
        );
      }
    }
    return opened;
  }

  /** Topics that somebody owns, on clusters there are, and that no sync found gone. */
  async #streams() {
    const { clusters, ownerships, knex } = this.#options;
    const configured = new Set(clusters.list().map(({ facts }) => facts.id));
    const gone = new Set<string>(
      await knex('resources')
        .where({ type: 'topic' })
        .whereNotNull('gone_at')
        .pluck('resource'),
    );
    return (await ownerships.list({})).filter(({ resource }) => {
      const { cluster, type } = parseResourceRef(resource);
      return type === 'topic' && configured.has(cluster) && !gone.has(resource);
    });
  }

  /** Many topics are of one component, which is asked once in a pass. */
  #dataClassOf(
    { component, owner }: { component?: string; owner: string },
    asked: Map<string, Promise<string | undefined>>,
  ): Promise<string | undefined> {
    const key = JSON.stringify([component, owner]);
    const answer =
      asked.get(key) ??
      this.#options.ownership
        .supportMetadataOf({ component, owner })
        .then(({ values }) => values.dataClass?.value);
    asked.set(key, answer);
    return answer;
  }

  async #open(resource: string, dataClass: string): Promise<boolean> {
    const { config, store, ownership, platform } = this.#options;
    const now = this.#now();
    const last = await store.lastDone(resource);
    if (
      last !== undefined &&
      now.getTime() - Date.parse(last) < config.everyDays * DAY_MS
    )
      return false;
    const { owner, ownerState } = await ownership.ownershipOf(resource);
    const acts =
      owner !== undefined && ['active', 'unknown'].includes(ownerState);
    const { cluster, name } = parseResourceRef(resource);
    const obligation: NewObligation = {
      id: randomUUID(),
      kind: 'access-review',
      title: `Review access to ${name}`,
      cluster,
      resource,
      owedBy: acts ? owner : platform[0],
      tell: acts ? [] : [...platform],
      dueAt: new Date(now.getTime() + config.dueDays * DAY_MS).toISOString(),
      openKey: `access-review:${resource}`,
      detail: { dataClass },
    };
    return store.open(trx => insertObligation(trx, obligation, now), {
      type: 'access-review.opened',
      kind: 'access-review',
      at: now.toISOString(),
      actor: 'system',
      cluster,
      resource,
      title: obligation.title,
      message: `Opened: its data is ${dataClass}. Owed by ${
        obligation.owedBy
      } until ${obligation.dueAt.slice(0, 10)}`,
      details: { review: obligation.id },
    });
  }
}
