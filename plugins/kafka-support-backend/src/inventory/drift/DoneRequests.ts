import {
  parametersOf,
  parseResourceRef,
  type Change,
  type Plan,
  type RequestEvent,
  type RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { doneChanges, revertible } from '../../requests';
import { batchesOf } from '../batchesOf';
import { grantsIn, type Done } from './approvedTopic';

/** A request as far as drift needs it. */
export interface RequestRef {
  id: string;
}

/** What requests did to one topic and to the ACLs on it, newest first. */
export interface TopicHistory {
  done: Done<RequestRef>[];
  /**
   * The same with the plans of approved requests that nobody began to apply
   * from here: somebody else's pipeline may just have done so. Absent: there are
   * none.
   */
  withPending?: Done<RequestRef>[];
  /** A request is being applied: what is seen is neither before nor after it. */
  underWay: boolean;
  /** Another text once any of them moved on. */
  stand: string;
}

/** Of requests that did something, or may have. */
const statuses = [
  ...revertible,
  'in_review',
  'approved',
  'applying',
  'unknown',
  'superseded',
] as const satisfies readonly RequestStatus[];
const hasEnded = (status: RequestStatus) =>
  (revertible as readonly RequestStatus[]).includes(status);

function isUnderWay({ status }: Pick<Row, 'status'>): boolean {
  return status === 'applying' || status === 'unknown';
}

interface Row {
  id: string;
  cluster: string;
  version: number;
  status: RequestStatus;
}

interface Loaded extends Row {
  done: Change[];
  /** Approved, and not begun. */
  pending: Change[];
  /** Names of the topics that it is about. */
  topics: Set<string>;
}

/**
 * What requests did to topics, by what their timelines say. What was read of a
 * request is kept until it moves on, so that a further look costs one statement.
 */
export class DoneRequests {
  readonly #knex: Knex;
  readonly #loaded = new Map<string, Loaded>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By name of the topic. */
  async ofCluster(cluster: string): Promise<Map<string, TopicHistory>> {
    const rows = await this.#select().where('requests.cluster', cluster);
    const there = new Set(rows.map(({ id }) => id));
    for (const { id, cluster: of } of this.#loaded.values())
      if (of === cluster && !there.has(id)) this.#loaded.delete(id);
    const topics = new Map<string, Loaded[]>();
    for (const request of await this.#load(rows))
      for (const name of request.topics) {
        const of = topics.get(name) ?? [];
        of.push(request);
        topics.set(name, of);
      }
    return new Map([...topics].map(([name, of]) => [name, historyOf(of)]));
  }

  /** Of the requests that touch a topic. */
  async ofTopic(resource: string): Promise<TopicHistory> {
    const rows = await this.#select()
      .where('requests.cluster', parseResourceRef(resource).cluster)
      .whereIn(
        'requests.id',
        this.#knex('request_resources')
          .where({ resource })
          .select('request_id'),
      );
    return historyOf(await this.#load(rows));
  }

  #select() {
    return this.#knex('requests')
      .whereIn('requests.status', [...statuses])
      .orderBy([
        { column: 'requests.created_at', order: 'desc' },
        { column: 'requests.id', order: 'desc' },
      ])
      .select<Row[]>(
        'requests.id',
        'requests.cluster',
        'requests.version',
        'requests.status',
      );
  }

  async #load(rows: Row[]): Promise<Loaded[]> {
    const moved = rows.filter(
      ({ id, version }) => this.#loaded.get(id)?.version !== version,
    );
    for (const batch of batchesOf(moved))
      for (const each of await this.#read(batch))
        this.#loaded.set(each.id, each);
    return rows.flatMap(({ id }) => this.#loaded.get(id) ?? []);
  }

  async #read(rows: Row[]): Promise<Loaded[]> {
    const ids = rows.map(({ id }) => id);
    const [plans, events] = await Promise.all([
      this.#knex('request_plans')
        .whereIn('request_id', ids)
        .orderBy(['request_id', 'number'])
        .select<{ request_id: string; plan: string }[]>('request_id', 'plan'),
      this.#knex('request_events')
        .whereIn('request_id', ids)
        .whereNotNull('change_id')
        .orderBy(['request_id', 'sequence'])
        .select<
          {
            request_id: string;
            type: RequestEvent['type'];
            change_id: string;
          }[]
        >('request_id', 'type', 'change_id'),
    ]);
    const plansOf = Map.groupBy(plans, each => each.request_id);
    const eventsOf = Map.groupBy(events, each => each.request_id);
    return rows.map(row => {
      const recorded = (plansOf.get(row.id) ?? []).map(
        ({ plan }): { plan: Plan } => ({ plan: JSON.parse(plan) }),
      );
      const plan = recorded.at(-1)?.plan ?? {
        changes: [],
        digest: '',
        plannedAt: '',
      };
      const begun = eventsOf.get(row.id) ?? [];
      const done = doneChanges(
        // Of one that goes on, only what its timeline says counts.
        { status: hasEnded(row.status) ? row.status : 'failed', plan },
        {
          plans: recorded,
          events: begun.map(({ type, change_id }) => ({
            type,
            changeId: change_id,
          })),
        },
      );
      const pending =
        row.status === 'approved' && begun.length === 0 ? plan.changes : [];
      return {
        ...row,
        done: done.filter(isOnTopics),
        pending: pending.filter(isOnTopics),
        topics: topicsIn([
          ...done,
          ...pending,
          ...(isUnderWay(row) ? plan.changes : []),
        ]),
      };
    });
  }
}

function historyOf(requests: Loaded[]): TopicHistory {
  const done = (changesOf: (each: Loaded) => Change[]) =>
    requests
      .map(each => ({ request: { id: each.id }, changes: changesOf(each) }))
      .filter(({ changes }) => changes.length > 0);
  return {
    done: done(each => each.done),
    ...(requests.some(({ pending }) => pending.length > 0) && {
      withPending: done(each => [...each.done, ...each.pending]),
    }),
    underWay: requests.some(isUnderWay),
    stand: requests.map(({ id, version }) => `${id} ${version}`).join(),
  };
}

function isOnTopics(change: Change): boolean {
  return topicsIn([change]).size > 0;
}

/** Names of the topics that changes make, change or give access to. */
function topicsIn(changes: readonly Change[]): Set<string> {
  return new Set(
    changes.flatMap(change => [
      ...(
        [
          'create-topic',
          'alter-topic-config',
          'create-partitions',
          'delete-topic',
          'adopt-observed',
        ] as const
      ).flatMap(operation => parametersOf(change, operation)?.name ?? []),
      ...grantsIn(change)
        .filter(
          ({ acl }) =>
            acl.resourceType === 'topic' && acl.patternType === 'literal',
        )
        .map(({ acl }) => acl.resourceName),
    ]),
  );
}
