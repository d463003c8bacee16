import {
  type MarkFix,
  type Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { Marked, Marker, MarkInput } from '../marks';
import { DoneRequests, type TopicHistory } from './DoneRequests';
import { driftSentence } from './driftSentence';
import { DriftTables, type StoredDifference } from './DriftTables';
import { fixesOf } from './fixesOf';
import { topicDrift } from './topicDrift';
import { TopicStates } from './TopicStates';

const NO_HISTORY: TopicHistory = { done: [], underWay: false, stand: '' };

/**
 * Marks topics that differ from what was approved of them.
 *
 * Identity, partitions and replicas come from the sync, ACLs from one call;
 * settings are read of a bounded number of topics each time, those first whose
 * requests moved on, then in turn. What was not read, and what a request is just
 * being applied to, stays as it was found before.
 */
export function createDriftMarker(options: {
  knex: Knex;
  done: DoneRequests;
}): Marker {
  const { done } = options;
  const tables = new DriftTables(options.knex);
  const states = new TopicStates();

  return {
    marks: ['drifted'],
    needs: ['topic'],
    async mark(input) {
      const cluster = input.cluster.facts.id;
      const baseline = await tables.beginBaseline(cluster, input.now);
      const [before, topics, ids, stored] = await Promise.all([
        done.ofCluster(cluster),
        input.resources('topic'),
        tables.topicIds(cluster),
        tables.drifted({ cluster }),
      ]);
      const isNew = newcomers(input, baseline);
      const candidates = topics.flatMap(topic => {
        const history = before.get(topic.name);
        const topicId = ids.get(topic.name);
        if (topic.internal || topicId === undefined) return [];
        if (!history && !isNew(topic)) return [];
        return [{ topic, topicId, history }];
      });
      const made = await firstIdentities(tables, cluster, candidates);
      const read = await states.read(input.cluster.admin, cluster, candidates);
      const after = await done.ofCluster(cluster);

      const found = new Map<string, StoredDifference[]>();
      const marked: Marked[] = [];
      for (const { topic, topicId, history = NO_HISTORY } of candidates) {
        const { name, resource } = topic;
        const known = stored.get(resource) ?? [];
        const moved = after.get(name)?.stand !== before.get(name)?.stand;
        const state = read.of(name);
        const { differences, approved } = topicDrift({
          name,
          history,
          observed: {
            topicId,
            partitions: topic.partitions ?? 0,
            replicationFactor: topic.replicationFactor ?? 0,
            ...state,
          },
          made: made.get(resource),
          isNew: isNew(topic),
        });
        const now =
          moved || history.underWay
            ? known
            : withSince(differences, known, input.now).concat(
                known.filter(
                  ({ what }) =>
                    (what === 'setting' && !state.overrides) ||
                    (what === 'access' && read.accessUnread),
                ),
              );
        if (now.length === 0) continue;
        found.set(resource, now);
        marked.push({
          resource,
          mark: 'drifted',
          says: driftSentence(now),
          fix: fixOf(topic, fixesOf({ name, differences: now, approved })),
          since: new Date(now.map(each => each.since).sort()[0]),
        });
      }
      await tables.putDrifted(cluster, stored, found);
      return marked;
    },
  };
}

/** Which topics came after the first look at a cluster on which requests make them. */
function newcomers({ cluster }: MarkInput, baseline: Date) {
  if (cluster.modeFor('topic-create') === 'observe') return () => false;
  const since = baseline.toISOString();
  return ({ firstSeenAt }: Resource) =>
    firstSeenAt !== undefined && firstSeenAt > since;
}

/**
 * Identities of the topics that requests made. One that is seen for the first
 * time after its request is written down.
 */
async function firstIdentities(
  tables: DriftTables,
  cluster: string,
  candidates: readonly {
    topic: Resource;
    topicId: string;
    history?: TopicHistory;
  }[],
) {
  const identities = await tables.identities({ cluster });
  const fresh = candidates.flatMap(({ topic, topicId, history }) => {
    const maker = history?.done.find(({ changes }) =>
      changes.some(
        ({ operation, parameters }) =>
          operation === 'create-topic' && parameters.name === topic.name,
      ),
    );
    const { resource } = topic;
    return maker && identities.get(resource)?.requestId !== maker.request.id
      ? [{ resource, requestId: maker.request.id, topicId }]
      : [];
  });
  await tables.putIdentities(cluster, fresh);
  for (const each of fresh) identities.set(each.resource, each);
  return identities;
}

/** A difference that lasts keeps the time when it was first seen. */
function withSince(
  differences: ReturnType<typeof topicDrift>['differences'],
  known: readonly StoredDifference[],
  now: Date,
): StoredDifference[] {
  const since = new Map(known.map(each => [each.id, each.since]));
  return differences.map(({ request: _, ...each }) => ({
    ...each,
    since: since.get(each.id) ?? now.toISOString(),
  }));
}

/** The request that settles all of it, else the page that tells how each is. */
function fixOf(
  { cluster, name }: Resource,
  { fixes, unfixable }: ReturnType<typeof fixesOf>,
): MarkFix {
  const [only, ...others] = fixes;
  if (only && others.length === 0 && unfixable.size === 0)
    return { kind: only.kind, spec: only.spec };
  return {
    link: `streams/${encodeURIComponent(cluster)}/${encodeURIComponent(name)}`,
  };
}
