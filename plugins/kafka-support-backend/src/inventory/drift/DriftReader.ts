import {
  formatResourceRef,
  type AclBinding,
  type ManagedElsewhere,
  type OperationParameters,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Clusters } from '../../clusters/types';
import { adoptionOf } from './adoptionOf';
import { declaredDifferences } from './declaredDifferences';
import type { DoneRequests, RequestRef } from './DoneRequests';
import type { DriftTables } from './DriftTables';
import { fixesOf, type DriftFixes } from './fixesOf';
import type { ManagedTopics, UnreadDefinition } from './ManagedTopics';
import { observedState } from './observedState';
import { topicDrift } from './topicDrift';
import type { Difference } from './differencesOf';

/** In what a topic differs from what was approved of it, and what can be done. */
export interface ReadDrift extends DriftFixes {
  differences: (Difference<RequestRef> & { since?: string })[];
  /** What accepting it as it is would record. Absent: there is nothing to accept, or another tool decides. */
  adoption?: OperationParameters<'adopt-observed'>;
  managedElsewhere?: ManagedElsewhere;
  /** Definitions that could not be read. */
  unread: UnreadDefinition[];
}

const NO_WAY_OUT: DriftFixes = { fixes: [], unfixable: new Map() };
const NOTHING = { ...NO_WAY_OUT, differences: [] };

interface Options {
  clusters: Pick<Clusters, 'get'>;
  done: DoneRequests;
  tables: DriftTables;
  managed: ManagedTopics;
}

/** Drift of one topic as it was read just now. */
export class DriftReader {
  readonly #options: Options;

  static create(options: Options): DriftReader {
    return new DriftReader(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  async read(
    of: { cluster: string; topic: string },
    observed: ObservedTopic | undefined,
    acls: Known<AclBinding[]>,
  ): Promise<ReadDrift> {
    const { done, tables } = this.#options;
    const { cluster, topic: name } = of;
    const resource = formatResourceRef({ cluster, type: 'topic', name });
    if (observed?.description.internal) return { ...NOTHING, unread: [] };
    const managed = await this.#options.managed.on(cluster);
    const managedElsewhere = managed.of(name);
    const neverRead = managed.unread.some(each => each.neverRead);
    const [history, identities, stored, isNew] = await Promise.all([
      done.ofTopic(resource),
      tables.identities({ resource }),
      tables.drifted({ resource }),
      this.#isNew(cluster, resource),
    ]);
    const state = observed && observedState(observed, acls);
    const { approved, grants, ...compared } = topicDrift({
      name,
      history,
      observed: state,
      made: identities.get(resource),
      // What another tool manages needs no request, and what is not known may be.
      isNew: isNew && !managedElsewhere && !neverRead,
    });
    const declared = managed.declared.get(name);
    const differences: Difference<RequestRef>[] = declared
      ? declaredDifferences(declared, state)
      : compared.differences;
    const since = new Map(
      stored.get(resource)?.map(each => [each.id, each.since]),
    );
    return {
      differences: differences.map(each => ({
        ...each,
        since: since.get(each.id),
      })),
      managedElsewhere,
      unread: managed.unread,
      // What another tool manages is told, and left to it.
      ...(managedElsewhere
        ? NO_WAY_OUT
        : {
            adoption: adoptionOf({
              name,
              differences,
              grants,
              observed: state,
            }),
            ...fixesOf({ name, differences, approved }),
          }),
    };
  }

  /** What a sync last saw, for when the cluster does not answer. */
  async lastKnown(of: { cluster: string; topic: string }): Promise<ReadDrift> {
    const resource = formatResourceRef({
      cluster: of.cluster,
      type: 'topic',
      name: of.topic,
    });
    const { tables } = this.#options;
    const [stored, managed] = await Promise.all([
      tables.drifted({ resource }),
      this.#options.managed.on(of.cluster),
    ]);
    return {
      ...NO_WAY_OUT,
      differences: (stored.get(resource) ?? []).map(
        ({ declared: _, ...each }) => each,
      ),
      managedElsewhere: managed.of(of.topic),
      unread: managed.unread,
    };
  }

  /** Whether it came after the first look at a cluster on which topics are made by requests. */
  async #isNew(cluster: string, resource: string): Promise<boolean> {
    const { clusters, tables } = this.#options;
    if (clusters.get(cluster).modeFor('topic-create') === 'observe')
      return false;
    const [baseline, seen] = await Promise.all([
      tables.baseline(cluster),
      tables.firstSeen(resource),
    ]);
    return (
      baseline !== undefined &&
      seen !== undefined &&
      seen.firstSeenAt > baseline.toISOString()
    );
  }
}
