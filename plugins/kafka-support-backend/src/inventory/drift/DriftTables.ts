import type { DriftDifference } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { batchesOf } from '../batchesOf';
import { isoTime } from '../isoTime';

/** A difference as a look at the cluster left it. */
export interface StoredDifference extends DriftDifference {
  /** When it was first seen, ISO 8601. */
  since: string;
  /** It differs from a definition, not from what requests approved. */
  declared?: boolean;
}

/** The topic that a request made. */
export interface TopicIdentity {
  requestId: string;
  topicId: string;
}

/** The tables `drift_baselines`, `topic_identities` and `drifted_topics`. */
export class DriftTables {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** When drift was first looked for on a cluster; undefined: never yet. */
  async baseline(cluster: string): Promise<Date | undefined> {
    const row = await this.#knex('drift_baselines').where({ cluster }).first();
    return row && new Date(row.since);
  }

  /** The same; begins it now where it was never done. */
  async beginBaseline(cluster: string, now: Date): Promise<Date> {
    const known = await this.baseline(cluster);
    if (known) return known;
    await this.#knex('drift_baselines')
      .insert({ cluster, since: now.toISOString() })
      .onConflict('cluster')
      .ignore();
    return (await this.baseline(cluster)) ?? now;
  }

  /** By resource ref. */
  async identities(
    where: { cluster: string } | { resource: string },
  ): Promise<Map<string, TopicIdentity>> {
    const rows = await this.#knex('topic_identities').where(where);
    return new Map(
      rows.map(row => [
        row.resource,
        { requestId: row.request_id, topicId: row.topic_id },
      ]),
    );
  }

  async putIdentities(
    cluster: string,
    identities: readonly (TopicIdentity & { resource: string })[],
  ): Promise<void> {
    for (const batch of batchesOf(identities))
      await this.#knex('topic_identities')
        .insert(
          batch.map(({ resource, requestId, topicId }) => ({
            resource,
            cluster,
            request_id: requestId,
            topic_id: topicId,
          })),
        )
        .onConflict('resource')
        .merge(['request_id', 'topic_id']);
  }

  /** By resource ref. */
  async drifted(
    where: { cluster: string } | { resource: string },
  ): Promise<Map<string, StoredDifference[]>> {
    const rows = await this.#knex('drifted_topics').where(where);
    return new Map(
      rows.map(row => [row.resource, JSON.parse(row.differences)]),
    );
  }

  /** Writes what differs from `before`. */
  async putDrifted(
    cluster: string,
    before: ReadonlyMap<string, StoredDifference[]>,
    after: ReadonlyMap<string, StoredDifference[]>,
  ): Promise<void> {
    const put = [...after].flatMap(([resource, differences]) => {
      const json = JSON.stringify(differences);
      return json === JSON.stringify(before.get(resource))
        ? []
        : [{ resource, cluster, differences: json }];
    });
    for (const batch of batchesOf(put))
      await this.#knex('drifted_topics')
        .insert(batch)
        .onConflict('resource')
        .merge(['differences']);
    const gone = [...before.keys()].filter(resource => !after.has(resource));
    for (const batch of batchesOf(gone))
      await this.#knex('drifted_topics').whereIn('resource', batch).delete();
  }

  /** When a topic was first seen, by its ref; what the inventory knows of it. */
  async firstSeen(
    resource: string,
  ): Promise<{ firstSeenAt: string; recreatedAt?: string } | undefined> {
    const row = await this.#knex('resources')
      .where({ resource })
      .first('first_seen', 'recreated_at');
    return (
      row && {
        firstSeenAt: isoTime(row.first_seen)!,
        recreatedAt: isoTime(row.recreated_at),
      }
    );
  }

  /** Ids of the topics that exist, by name. */
  async topicIds(cluster: string): Promise<Map<string, string>> {
    const rows = await this.#knex('resources')
      .where({ cluster, type: 'topic' })
      .whereNull('gone_at')
      .whereNotNull('topic_id')
      .select('name', 'topic_id');
    return new Map(rows.map(row => [row.name, row.topic_id]));
  }
}
