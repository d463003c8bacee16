import {
  claimBatchInputSchema,
  maxBatchClaims,
  parseResourceRef,
  type ClaimBatchInput,
  type ClaimBatchPreview,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Clusters } from '../../clusters/types';
import { parseBody } from '../../requests';
import type { CatalogFacts } from '../CatalogFacts';
import { isOrphaned, ownerStateOf } from '../ownerState';
import type { Proposals } from '../Proposals';
import type { OwnershipStore } from '../types';
import { readClaimCsv, type ClaimCsv } from './readClaimCsv';

/** How many names are looked at for a prefix; those with an owner are among them. */
const MAX_LOOKED_AT = 20_000;

/** What the inventory knows by name. */
interface Names {
  beginningWith(query: {
    cluster: string;
    types: readonly ResourceType[];
    prefix: string;
    limit: number;
  }): Promise<string[]>;
  existing(resources: readonly string[]): Promise<ReadonlySet<string>>;
}

interface Options {
  clusters: Pick<Clusters, 'get'>;
  names: Names;
  ownerships: Pick<OwnershipStore, 'getMany'>;
  facts: CatalogFacts;
  proposals: Pick<Proposals, 'for'>;
  now?: () => Date;
}

/** A claim that was asked for, with the line it stands on. */
interface Asked {
  resource: string;
  owner: string;
  component?: string;
  line?: number;
  /** Its owner, who has nobody any more. */
  orphanedFrom?: string;
}

/**
 * Shows what a prefix or a CSV of owners would claim, and what not and why.
 * Reads only: what is filed is an ordinary request of kind `ownership`, one for
 * each team, since a team agrees for itself. Asked again it leaves out what was
 * done meanwhile, so that the same import twice is the same as once.
 */
export class ClaimBatches {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): ClaimBatches {
    return new ClaimBatches(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws InputError for a body that cannot be read, or an unknown cluster */
  async preview(body: unknown): Promise<ClaimBatchPreview> {
    const input = parseBody(claimBatchInputSchema, body, 'body');
    const { ownerships } = this.#options;
    // Throws for a cluster that there is not, with those that there are.
    const cluster = this.#options.clusters.get(input.cluster).facts.id;
    const { rows, problems } =
      input.csv === undefined
        ? await this.#beginningWith(input, cluster)
        : readClaimCsv(input.csv, cluster);
    const records = await ownerships.getMany(
      rows.map(({ resource }) => resource),
    );
    const gone = await this.#orphaned(
      [...records.values()].map(({ owner }) => owner),
    );
    const owned = rows.flatMap(({ resource, owner, line }) =>
      records.get(resource)?.owner === owner ? [{ resource, owner, line }] : [],
    );
    const refused = rows.flatMap(({ resource, owner, line }) => {
      const ownedBy = records.get(resource)?.owner;
      return ownedBy !== undefined && ownedBy !== owner && !gone.has(ownedBy)
        ? [{ resource, owner, line, ownedBy }]
        : [];
    });
    const open = rows.flatMap(row => {
      const ownedBy = records.get(row.resource)?.owner;
      if (ownedBy === undefined) return [row];
      return ownedBy !== row.owner && gone.has(ownedBy)
        ? [{ ...row, orphanedFrom: ownedBy }]
        : [];
    });
    const seen = await this.#seen(
      open.map(({ resource }) => resource),
      cluster,
    );
    const missing = open.filter(
      ({ resource }) =>
        parseResourceRef(resource).type === 'topic' && !seen.has(resource),
    );
    const claims = open.filter(each => !missing.includes(each));
    return {
      cluster,
      batches: await this.#batchesOf(claims.slice(0, maxBatchClaims), seen),
      owned,
      refused,
      unknown: missing.map(({ resource, line }) => ({ resource, line })),
      problems,
      left: Math.max(0, claims.length - maxBatchClaims),
      readAt: this.#now().toISOString(),
    };
  }

  async #beginningWith(
    { prefix = '', types = ['topic'], owner = '', component }: ClaimBatchInput,
    cluster: string,
  ): Promise<{ rows: Asked[]; problems: ClaimCsv['problems'] }> {
    const resources = await this.#options.names.beginningWith({
      cluster,
      types,
      prefix,
      limit: MAX_LOOKED_AT,
    });
    return {
      rows: resources.map(resource => ({
        resource,
        owner: owner.toLowerCase(),
        ...(component && { component: component.toLowerCase() }),
      })),
      problems: [],
    };
  }

  /** What is there: topics as the cluster says now, else as it was read last. */
  async #seen(
    resources: string[],
    cluster: string,
  ): Promise<ReadonlySet<string>> {
    const [found, topics] = await Promise.all([
      this.#options.names.existing(resources),
      this.#options.clusters.get(cluster).view().topics(),
    ]);
    if (!topics.known) return found;
    const names = new Set(topics.value.map(({ name }) => name));
    return new Set(
      resources.filter(resource => {
        const { type, name } = parseResourceRef(resource);
        return type === 'topic' ? names.has(name) : found.has(resource);
      }),
    );
  }

  async #batchesOf(
    claims: Asked[],
    seen: ReadonlySet<string>,
  ): Promise<ClaimBatchPreview['batches']> {
    const proposed = await this.#options.proposals.for(
      claims.map(({ resource }) => resource),
    );
    const owners = [...new Set(claims.map(({ owner }) => owner))].sort();
    return Promise.all(
      owners.map(async owner => {
        const theirs = claims.filter(each => each.owner === owner);
        const { ownerState } = await ownerStateOf(this.#options.facts, owner);
        return {
          owner,
          ownerState,
          claims: theirs.map(({ resource, component, line, orphanedFrom }) => {
            const other = proposed
              .of(resource)
              .find(
                each =>
                  each.source !== 'consumer' &&
                  each.owner.toLowerCase() !== owner,
              );
            return {
              resource,
              component,
              line,
              orphanedFrom,
              seen: seen.has(resource),
              otherProposal: other && `${other.owner} (${other.detail})`,
            };
          }),
          spec: {
            owner,
            resources: theirs.map(({ resource, component }) => ({
              resource,
              ...(component && { component }),
            })),
          },
        };
      }),
    );
  }

  /** Those of the owners that have nobody any more. */
  async #orphaned(owners: string[]): Promise<ReadonlySet<string>> {
    const gone = new Set<string>();
    for (const owner of new Set(owners))
      if (await isOrphaned(this.#options.facts, owner)) gone.add(owner);
    return gone;
  }
}
