import { NotFoundError } from '@backstage/errors';
import {
  formatResourceRef,
  openStatuses,
  topicNameSchema,
  type ResourceRef,
  type StreamDetail,
  type StreamSource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { AuditLog } from '../audit';
import type { ClusterHandle, Clusters } from '../clusters/types';
import type { DriftReader, StoredInventory } from '../inventory';
import type { OwnershipService } from '../ownership';
import { openRoles, parseBody, quoted, type RequestStore } from '../requests';
import { accessOf, readAccess } from './access';
import { actionsOf } from './actions';
import { changesOf } from './changes';
import { commandsOf } from './commands';
import { settingsOf } from './configuration';
import { driftOf } from './drift';
import { groupsOf } from './groups';
import { readHistory, type History } from './history';
import { listingOf, liveOf, readOf } from './liveState';
import { notAsked } from './notAsked';
import { streamStanding } from './streamStanding';
import type { Streams, StreamViewer } from './types';

const MAX_OPEN = 50;

interface Options {
  clusters: Pick<Clusters, 'list'>;
  ownership: Pick<OwnershipService, 'ownershipOf' | 'supportMetadataOf'>;
  requests: Pick<
    RequestStore,
    'list' | 'getMany' | 'events' | 'plans' | 'pauses'
  >;
  audit: Pick<AuditLog, 'list'>;
  inventory: Pick<StoredInventory, 'lastKnown'>;
  drift: Pick<DriftReader, 'read' | 'lastKnown'>;
  kinds: { list(): RequestKind[] };
  /** Who fills the role platform, entity refs. */
  platform: readonly string[];
  now?: () => Date;
}

/**
 * Puts together one stream from the cluster, the timelines and the catalog.
 * Everything is read at the same time, so that a cluster that does not answer
 * costs one deadline. What requests did is taken from their timelines, not from
 * what they asked for.
 */
export class StreamReader implements Streams {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): StreamReader {
    return new StreamReader(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async read(
    stream: { cluster: string; topic: string; from?: StreamSource },
    viewer: StreamViewer,
  ): Promise<StreamDetail> {
    const handle = this.#find(stream.cluster);
    const topic = parseBody(topicNameSchema, stream.topic, 'path.topic');
    const { ownership, requests, audit, inventory, kinds, platform } =
      this.#options;
    const cluster = handle.facts.id;
    const ref: ResourceRef = { cluster, type: 'topic', name: topic };
    const resource = formatResourceRef(ref);
    const now = this.#now();
    const view = stream.from === 'records' ? notAsked : handle.view();
    const [
      observed,
      groups,
      acls,
      lastKnown,
      history,
      openRequests,
      changes,
      pauses,
    ] = await Promise.all([
      view.topic(topic),
      view.groups(topic),
      readAccess(topic, view),
      inventory.lastKnown(ref),
      readHistory(requests, resource),
      this.#openRequests(resource, viewer),
      changesOf({ resource, audit, store: requests, viewer, now }),
      requests.pauses(),
    ]);
    const paused = pauses[cluster];
    const [standing, access] = await Promise.all([
      streamStanding({
        resource,
        handle,
        view,
        listing: listingOf(observed),
        paused,
        ownership,
        now,
      }),
      accessOf({ topic, cluster, acls, history, store: requests, viewer }),
    ]);
    const live = liveOf(observed);
    if (live.known && !live.topic && !isRecorded(standing, history))
      throw new NotFoundError(
        `There is no topic ${quoted(topic, 250)} on cluster "${cluster}"`,
      );
    const { id, title, environment } = handle.facts;
    const { drift, managedElsewhere } = await driftOf({
      resource,
      topic,
      cluster,
      observed,
      acls,
      ownership: standing.ownership,
      drift: this.#options.drift,
      store: requests,
      platform,
      viewer,
    });
    return {
      resource,
      topic,
      cluster: { id, title, environment, paused },
      ...standing,
      changes,
      actions: actionsOf({
        topic,
        handle,
        kinds: kinds.list(),
        ownership: standing.ownership,
        live,
        paused,
        managedElsewhere,
        platform,
        viewer,
      }),
      lastKnown,
      live,
      groups: groupsOf(groups),
      configuration: {
        read: readOf(observed),
        settings: settingsOf({ name: topic, observed, history, viewer }),
      },
      access: { read: readOf(acls), ...access },
      drift,
      managedElsewhere,
      openRequests,
      commands: commandsOf(topic, handle.facts),
      readAt: now.toISOString(),
    };
  }

  async #openRequests(
    resource: string,
    viewer: StreamViewer,
  ): Promise<StreamDetail['openRequests']> {
    const { items } = await this.#options.requests.list({
      resource,
      status: [...openStatuses],
      limit: MAX_OPEN,
    });
    return items
      .filter(request => viewer.mayRead(request))
      .map(request => ({
        id: request.id,
        title: request.title,
        status: request.status,
        requester: request.requester,
        createdAt: request.createdAt,
        waitingFor:
          request.status === 'in_review'
            ? openRoles(request).map(({ role }) => role)
            : [],
      }));
  }

  #find(id: string): ClusterHandle {
    const handles = this.#options.clusters.list();
    const handle = handles.find(each => each.facts.id === id);
    if (handle) return handle;
    throw new NotFoundError(
      `There is no cluster ${quoted(id)}. Valid are ${handles
        .map(({ facts }) => facts.id)
        .join(', ')}`,
    );
  }
}

/** Whether we know of a topic that the cluster does not have. */
function isRecorded(
  { ownership }: Pick<StreamDetail, 'ownership'>,
  { requests }: History,
): boolean {
  return ownership.owner !== undefined || requests.length > 0;
}
