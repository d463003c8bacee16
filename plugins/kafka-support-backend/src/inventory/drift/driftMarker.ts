import { setImmediate } from 'node:timers/promises';
import type {
  MarkFix,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { batchesOf } from '../batchesOf';
import type { Marked, Marker, MarkInput } from '../marks';
import { declaredDifferences } from './declaredDifferences';
import type { ObservedState } from './differencesOf';
import { DoneRequests, type TopicHistory } from './DoneRequests';
import { driftSentence } from './driftSentence';
import { DriftTables, type StoredDifference } from './DriftTables';
import { fixesOf } from './fixesOf';
import { liveGrants, liveStates } from './liveStates';
import type { ManagedOnCluster, ManagedTopics } from './ManagedTopics';
import { topicDrift, type TopicDrift } from './topicDrift';

const NO_HISTORY: TopicHistory = { done: [], underWay: false, stand: '' };
/** Topics that are looked at live at one time; the others wait for the next sync. */
const MAX_LIVE = 500;

/** A topic that is compared, with what it is compared with. */
interface Candidate {
  topic: Resource;
  topicId: string;
  history: TopicHistory;
  isNew: boolean;
}

/** A candidate as the sync saw it. */
interface Seen {
  each: Candidate;
  /** What it differed in before. */
  known: StoredDifference[];
  drift: TopicDrift<{ id: string }>;
}

/**
 * Marks topics that differ from what was approved of them, or from their
 * definition. Only those are looked at that requests or definitions speak of,
 * or that came later than both.
 *
 * What the sync saw is older than what requests did meanwhile. So what seems to
 * differ anew is read again, live, and counts only if its requests did not move
 * while that was done. What cannot be told stays as it was found before.
 */
export function createDriftMarker(options: {
  knex: Knex;
  done: DoneRequests;
  managed: ManagedTopics;
}): Marker {
  const { done } = options;
  const tables = new DriftTables(options.knex);

  return {
    marks: ['drifted'],
    needs: ['topic'],
    async mark(input) {
      const cluster = input.cluster.facts.id;
      const managed = await options.managed.on(cluster);
      const before = await done.ofCluster(cluster);
      const stored = await tables.drifted({ cluster });
      const candidates = await candidatesOf(tables, input, {
        before,
        managed,
        stored,
      });
      const made = await firstIdentities(tables, cluster, candidates);
      const grants =
        candidates.length > 0 ? await liveGrants(input.cluster.admin) : 'none';
      const compare = (each: Candidate, state: Omit<ObservedState, 'grants'>) =>
        driftOf(each, {
          observed: {
            ...state,
            ...(grants instanceof Map && {
              grants: grants.get(each.topic.name) ?? [],
            }),
          },
          managed,
          made: made.get(each.topic.resource),
        });

      const seen: Seen[] = [];
      for (const batch of batchesOf(candidates)) {
        for (const each of batch)
          seen.push({
            each,
            known: stored.get(each.topic.resource) ?? [],
            drift: compare(each, {
              topicId: each.topicId,
              partitions: each.topic.partitions ?? 0,
              replicationFactor: each.topic.replicationFactor ?? 0,
              overrides: each.topic.config,
            }),
          });
        // Thousands are compared: others wait for the same thread.
        await setImmediate();
      }
      const suspects = seen
        .filter(({ known, drift }) => isAnyNew(known, drift.differences))
        .map(({ each }) => each.topic.name);
      const live = await liveStates(
        input.cluster.admin,
        suspects.slice(0, MAX_LIVE),
      );
      const after =
        suspects.length > 0 ? await done.ofCluster(cluster) : before;

      const found = new Map<string, StoredDifference[]>();
      const marked: Marked[] = [];
      const unconfirmed = new Set(suspects);
      for (const { each, known, drift: first } of seen) {
        const { topic, history } = each;
        const state = live.get(topic.name);
        const settled =
          !history.underWay &&
          after.get(topic.name)?.stand === before.get(topic.name)?.stand &&
          (state !== undefined || !unconfirmed.has(topic.name));
        const drift = state ? compare(each, state) : first;
        const now = settled
          ? withSince(drift.differences, known, {
              now: input.now,
              declared: managed.declared.has(topic.name),
            }).concat(
              known.filter(difference =>
                isUntold(difference, {
                  settings: state?.overrides ?? topic.config,
                  grants,
                  managed,
                  name: topic.name,
                }),
              ),
            )
          : known;
        if (now.length === 0) continue;
        found.set(topic.resource, now);
        marked.push({
          resource: topic.resource,
          mark: 'drifted',
          says: driftSentence(now),
          fix: fixOf(topic, managed, { ...drift, differences: now }),
          since: new Date(now.map(({ since }) => since).sort()[0]),
        });
      }
      await tables.putDrifted(cluster, stored, found);
      return marked;
    },
  };
}

async function candidatesOf(
  tables: DriftTables,
  input: MarkInput,
  known: {
    before: ReadonlyMap<string, TopicHistory>;
    managed: ManagedOnCluster;
    stored: ReadonlyMap<string, unknown>;
  },
): Promise<Candidate[]> {
  const cluster = input.cluster.facts.id;
  const [baseline, topics, ids] = await Promise.all([
    tables.beginBaseline(cluster, input.now),
    input.resources('topic'),
    tables.topicIds(cluster),
  ]);
  const since = baseline.toISOString();
  const asked = input.cluster.modeFor('topic-create') !== 'observe';
  return topics.flatMap(topic => {
    const history = known.before.get(topic.name);
    const topicId = ids.get(topic.name);
    if (topic.internal || topicId === undefined) return [];
    const { firstSeenAt } = topic;
    const isNew = asked && firstSeenAt !== undefined && firstSeenAt > since;
    const isSpokenOf =
      history !== undefined ||
      known.managed.declared.has(topic.name) ||
      known.stored.has(topic.resource);
    if (!isSpokenOf && !isNew) return [];
    return [{ topic, topicId, history: history ?? NO_HISTORY, isNew }];
  });
}

function driftOf(
  { topic: { name }, history, isNew }: Candidate,
  input: {
    observed: ObservedState;
    managed: ManagedOnCluster;
    made: { requestId: string; topicId: string } | undefined;
  },
): TopicDrift<{ id: string }> {
  const { observed, managed, made } = input;
  const declared = managed.declared.get(name);
  const drift = topicDrift({
    name,
    history,
    observed,
    made,
    // What another tool manages needs no request, and what is not known may be.
    isNew:
      isNew &&
      !managed.of(name) &&
      !managed.unread.some(({ neverRead }) => neverRead),
  });
  return declared
    ? { ...drift, differences: declaredDifferences(declared, observed) }
    : drift;
}

function isAnyNew(
  known: readonly StoredDifference[],
  differences: readonly { id: string }[],
): boolean {
  const ids = new Set(known.map(({ id }) => id));
  return differences.some(({ id }) => !ids.has(id));
}

/** Whether nothing that was read tells of it now. */
function isUntold(
  { id, what, declared }: StoredDifference,
  read: {
    settings?: Record<string, string>;
    grants: Awaited<ReturnType<typeof liveGrants>>;
    managed: ManagedOnCluster;
    name: string;
  },
): boolean {
  const { settings, grants, managed, name } = read;
  const neverRead = managed.unread.some(each => each.neverRead);
  if (declared && !managed.declared.has(name)) return neverRead;
  if (id === 'appeared') return neverRead;
  if (what === 'setting') return settings === undefined;
  return what === 'access' && grants === 'unread';
}

/**
 * Identities of the topics that requests made. One that is seen for the first
 * time after its request is written down.
 */
async function firstIdentities(
  tables: DriftTables,
  cluster: string,
  candidates: readonly Candidate[],
) {
  const identities = await tables.identities({ cluster });
  const fresh = candidates.flatMap(({ topic, topicId, history }) => {
    const { name, resource } = topic;
    const maker = history.done.find(({ changes }) =>
      changes.some(
        ({ operation, parameters }) =>
          operation === 'create-topic' && parameters.name === name,
      ),
    );
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
  differences: TopicDrift<{ id: string }>['differences'],
  known: readonly StoredDifference[],
  { now, declared }: { now: Date; declared: boolean },
): StoredDifference[] {
  const since = new Map(known.map(each => [each.id, each.since]));
  return differences.map(({ request: _, ...each }) => ({
    ...each,
    since: since.get(each.id) ?? now.toISOString(),
    ...(declared && { declared }),
  }));
}

/** The request that settles all of it, else the page that tells how each is. */
function fixOf(
  { cluster, name }: Resource,
  managed: ManagedOnCluster,
  drift: Pick<TopicDrift<{ id: string }>, 'approved' | 'differences'>,
): MarkFix {
  const { fixes, unfixable } = managed.of(name)
    ? { fixes: [], unfixable: new Map() }
    : fixesOf({ name, ...drift });
  const [only, ...others] = fixes;
  if (only && others.length === 0 && unfixable.size === 0)
    return { kind: only.kind, spec: only.spec };
  return {
    link: `streams/${encodeURIComponent(cluster)}/${encodeURIComponent(name)}`,
  };
}
