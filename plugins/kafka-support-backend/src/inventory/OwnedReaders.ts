import {
  parseResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';

/** How many groups with an owner are looked at. */
const MAX_GROUPS = 10_000;

/** A consumer group that a team answers for, and what it reads. */
export interface OwnedReader {
  group: string;
  /** Entity ref. */
  owner: string;
  /** Names of topics, as the last sync saw them. */
  topics: string[];
}

/** Who reads topics of a cluster, as far as their groups have a confirmed owner. */
export class OwnedReaders {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async of(cluster: string): Promise<OwnedReader[]> {
    const type: ResourceType = 'group';
    const rows = await this.#knex('resource_figures')
      .join('ownerships', 'ownerships.resource', 'resource_figures.resource')
      .where({
        'resource_figures.cluster': cluster,
        'resource_figures.type': type,
      })
      .limit(MAX_GROUPS)
      .select<{ resource: string; figures: string; owner: string }[]>(
        'resource_figures.resource',
        'resource_figures.figures',
        'ownerships.owner',
      );
    return rows.map(({ resource, figures, owner }) => ({
      group: parseResourceRef(resource).name,
      owner,
      topics: (JSON.parse(figures) as { topics?: string[] }).topics ?? [],
    }));
  }
}
