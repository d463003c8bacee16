import {
  covers,
  openStatuses,
  type AccessReview,
  type AccessReviewInput,
  type AccessReviewQuery,
  type Cluster,
  type EntityStreams,
  type KafkaSupportApi,
  type KindInfo,
  type Obligation,
  type ObligationQuery,
  type PreviewInput,
  type Request,
  type RequestEvent,
  type RequestQuery,
  type Resource,
  type ResourceListQuery,
  type ResourceSync,
  type ReviewInput,
  type StreamDetail,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { claimPreview } from './claimPreview';
import { exampleClusters, exampleKinds } from './clusters';
import { previewOf } from './previewOf';
import { exampleEvents, exampleRequest } from './requests';
import { matches, summaryOf } from './requestSummary';
import { resourceListOf } from './resources';
import { responseError } from './responseError';
import { exampleNow } from './time';

/** What the fake starts with. @public */
export interface FakeKafkaSupportData {
  clusters?: Cluster[];
  kinds?: KindInfo[];
  requests?: Request[];
  events?: Record<string, RequestEvent[]>;
  entityStreams?: EntityStreams;
  streams?: StreamDetail[];
  resources?: Resource[];
  obligations?: Obligation[];
  accessReviews?: AccessReview[];
  /** How current the resources of each cluster are; all are unless told otherwise. */
  syncs?: ResourceSync[];
}

const statusAfter = {
  allow: 'approved',
  review: 'in_review',
  deny: 'denied',
} as const;

/**
 * The HTTP API in memory: answers previews by the example rules, keeps what is
 * submitted, and moves it as people and `step` say. Tests replace single
 * methods where they need other answers.
 *
 * @public
 */
export class FakeKafkaSupportApi implements KafkaSupportApi {
  readonly #clusters: Map<string, Cluster>;
  readonly #kinds: KindInfo[];
  readonly #requests: Map<string, Request>;
  readonly #events: Map<string, RequestEvent[]>;
  readonly #entityStreams?: EntityStreams;
  readonly #streams: StreamDetail[];
  readonly #resources: Resource[];
  readonly #syncs: ResourceSync[];
  readonly #obligations: Obligation[];
  readonly #accessReviews: Map<string, AccessReview>;
  readonly #byKey = new Map<string, string>();

  constructor(data: FakeKafkaSupportData = {}) {
    this.#clusters = new Map(
      (data.clusters ?? exampleClusters).map(each => [each.id, each]),
    );
    this.#kinds = data.kinds ?? exampleKinds;
    this.#requests = new Map(
      (data.requests ?? []).map(each => [each.id, each]),
    );
    this.#events = new Map(Object.entries(data.events ?? {}));
    this.#entityStreams = data.entityStreams;
    this.#streams = data.streams ?? [];
    this.#resources = data.resources ?? [];
    this.#obligations = data.obligations ?? [];
    this.#accessReviews = new Map(
      (data.accessReviews ?? []).map(each => [each.id, each]),
    );
    this.#syncs =
      data.syncs ??
      [...this.#clusters.keys()].map(cluster => ({
        cluster,
        state: 'current',
        syncedAt: exampleNow,
      }));
  }

  async listClusters(): ReturnType<KafkaSupportApi['listClusters']> {
    return { items: [...this.#clusters.values()] };
  }

  async getCluster(id: string): ReturnType<KafkaSupportApi['getCluster']> {
    const cluster = this.#clusters.get(id);
    if (!cluster) {
      const known = [...this.#clusters.keys()].join(', ');
      throw await responseError(
        404,
        'NotFoundError',
        `There is no cluster "${id}". Valid are ${known}`,
      );
    }
    return cluster;
  }

  async pauseCluster(
    id: string,
    reason: string,
  ): ReturnType<KafkaSupportApi['pauseCluster']> {
    const paused = { by: 'user:default/petra', reason, since: exampleNow };
    return this.#putCluster({ ...(await this.getCluster(id)), paused });
  }

  async resumeCluster(
    id: string,
  ): ReturnType<KafkaSupportApi['resumeCluster']> {
    return this.#putCluster({
      ...(await this.getCluster(id)),
      paused: undefined,
    });
  }

  async listKinds(): ReturnType<KafkaSupportApi['listKinds']> {
    return { items: this.#kinds };
  }

  async listGuardrails(): ReturnType<KafkaSupportApi['listGuardrails']> {
    return { items: [] };
  }

  async preview(input: PreviewInput): ReturnType<KafkaSupportApi['preview']> {
    await this.getCluster(input.cluster);
    return previewOf(input);
  }

  async previewClaims(
    input: Parameters<KafkaSupportApi['previewClaims']>[0],
  ): ReturnType<KafkaSupportApi['previewClaims']> {
    await this.getCluster(input.cluster);
    return claimPreview(input, this.#resources);
  }

  async submit(
    input: Parameters<KafkaSupportApi['submit']>[0],
    idempotencyKey: string,
  ): ReturnType<KafkaSupportApi['submit']> {
    const known = this.#byKey.get(idempotencyKey);
    if (known) return this.getRequest(known);
    const { plan, justification, neededBy, ...ask } = input;
    const fresh = previewOf(ask);
    if (!covers(plan.changes, fresh.plan.changes))
      throw await responseError(409, 'ConflictError', 'The plan changed');
    const id = `r${this.#requests.size + 1}`;
    const request = exampleRequest(
      {
        ...fresh,
        id,
        status: statusAfter[fresh.evaluation.decision],
        component: ask.component,
        justification,
        neededBy,
        actions: ['comment', 'cancel'],
      },
      ask,
    );
    this.#byKey.set(idempotencyKey, id);
    this.#put(request, exampleEvents(request).slice(0, 1));
    return request;
  }

  async listRequests(
    query: RequestQuery,
  ): ReturnType<KafkaSupportApi['listRequests']> {
    const items = [...this.#requests.values()]
      .filter(request => matches(request, query))
      .map(summaryOf);
    const start = Number(query.cursor ?? 0);
    const end = start + (query.limit ?? 25);
    return {
      items: items.slice(start, end),
      nextCursor: end < items.length ? String(end) : undefined,
      totalItems: items.length,
    };
  }

  async getRequest(id: string): ReturnType<KafkaSupportApi['getRequest']> {
    const request = this.#requests.get(id);
    if (!request)
      throw await responseError(
        404,
        'NotFoundError',
        `There is no request "${id}", or you may not see it`,
      );
    return request;
  }

  async listEvents(id: string): ReturnType<KafkaSupportApi['listEvents']> {
    await this.getRequest(id);
    return { items: this.#events.get(id) ?? [] };
  }

  async getEvidence(id: string): ReturnType<KafkaSupportApi['getEvidence']> {
    const request = await this.getRequest(id);
    return {
      requestId: id,
      plans: [
        {
          plan: request.plan,
          evaluation: request.evaluation,
          recordedAt: request.createdAt,
        },
      ],
      reviews: request.reviews.map(({ createdAt, ...review }) => ({
        ...review,
        at: createdAt,
      })),
      events: this.#events.get(id) ?? [],
    };
  }

  async review(
    id: string,
    input: ReviewInput,
  ): ReturnType<KafkaSupportApi['review']> {
    const request = await this.getRequest(id);
    if (input.planDigest !== request.plan.digest)
      throw await responseError(
        409,
        'ConflictError',
        'The plan changed since you looked at it',
      );
    const review = {
      id: `v${request.reviews.length + 1}`,
      reviewer: 'user:default/petra',
      createdAt: exampleNow,
      lapsed: false,
      ...input,
    };
    return this.#put({
      ...request,
      status: input.verdict === 'approve' ? 'approved' : 'rejected',
      version: request.version + 1,
      reviews: [...request.reviews, review],
      actions: ['comment'],
      reviewableRoles: [],
    });
  }

  async comment(
    id: string,
    text: string,
  ): ReturnType<KafkaSupportApi['comment']> {
    const events = this.#events.get(id) ?? [];
    const event: RequestEvent = {
      requestId: id,
      sequence: events.length + 1,
      type: 'commented',
      at: exampleNow,
      actor: 'user:default/alice',
      message: text,
    };
    const request = await this.getRequest(id);
    this.#put({ ...request, version: request.version + 1 }, [...events, event]);
    return event;
  }

  cancel(id: string): ReturnType<KafkaSupportApi['cancel']> {
    return this.step(id, 'cancelled');
  }
  retry(id: string): ReturnType<KafkaSupportApi['retry']> {
    return this.step(id, 'applying');
  }
  reconcile(id: string): ReturnType<KafkaSupportApi['reconcile']> {
    return this.step(id, 'applied');
  }

  async revert(
    id: string,
    justification: string,
  ): ReturnType<KafkaSupportApi['revert']> {
    const reverted = await this.getRequest(id);
    return this.#put(
      exampleRequest({
        id: `r${this.#requests.size + 1}`,
        title: `Revert ${reverted.title}`,
        justification,
        revertOf: id,
      }),
    );
  }

  async adoptDrift(
    resource: string,
    { digest, justification }: Parameters<KafkaSupportApi['adoptDrift']>[1],
  ): ReturnType<KafkaSupportApi['adoptDrift']> {
    const stream = this.#streams.find(each => each.resource === resource);
    if (stream?.drift.adoption?.digest !== digest)
      throw await responseError(
        409,
        'ConflictError',
        'What you saw is not how it differs now',
      );
    return this.#put(
      exampleRequest({
        id: `r${this.#requests.size + 1}`,
        kind: 'adopt-drift',
        title: `Accept topic ${stream.topic} as it is`,
        justification,
      }),
    );
  }

  async listResources(
    query: ResourceListQuery,
  ): ReturnType<KafkaSupportApi['listResources']> {
    return resourceListOf(this.#resources, this.#syncs, query);
  }

  async exportResources(
    query: Parameters<KafkaSupportApi['exportResources']>[0],
  ): ReturnType<KafkaSupportApi['exportResources']> {
    const { items } = resourceListOf(this.#resources, this.#syncs, {
      ...query,
      limit: Number.MAX_SAFE_INTEGER,
    });
    return ['resource', ...items.map(({ resource }) => resource)]
      .map(cell => `"${cell}"\r\n`)
      .join('');
  }

  async getEntityStreams(entity: {
    kind: string;
    namespace: string;
    name: string;
  }): ReturnType<KafkaSupportApi['getEntityStreams']> {
    return (
      this.#entityStreams ?? {
        entity: `${entity.kind}:${entity.namespace}/${entity.name}`,
        streams: [],
        unreachable: [],
        readAt: exampleNow,
      }
    );
  }

  async getStream(
    cluster: string,
    topic: string,
  ): ReturnType<KafkaSupportApi['getStream']> {
    await this.getCluster(cluster);
    const stream = this.#streams.find(
      each => each.cluster.id === cluster && each.topic === topic,
    );
    if (!stream)
      throw await responseError(
        404,
        'NotFoundError',
        `There is no topic "${topic}" on cluster "${cluster}"`,
      );
    return stream;
  }

  async listAccessReviews({
    state = 'open',
    mine,
  }: AccessReviewQuery): ReturnType<KafkaSupportApi['listAccessReviews']> {
    const items = [...this.#accessReviews.values()].filter(
      each => each.state === state && (!mine || each.mine),
    );
    return {
      items,
      totalItems: items.length,
      dataClasses: ['confidential'],
      everyDays: 180,
      readAt: exampleNow,
    };
  }

  async getAccessReview(
    id: string,
  ): ReturnType<KafkaSupportApi['getAccessReview']> {
    const review = this.#accessReviews.get(id);
    if (review) return review;
    throw await responseError(
      404,
      'NotFoundError',
      `There is no access review "${id}"`,
    );
  }

  /** Keeps what is decided; done once every grant is to be kept. */
  async decideAccessReview(
    id: string,
    { digest, decisions }: AccessReviewInput,
  ): ReturnType<KafkaSupportApi['decideAccessReview']> {
    const before = await this.getAccessReview(id);
    const by = 'user:default/alice';
    const decided = before.grants.map(grant => {
      const decision = decisions.find(({ key }) => key === grant.key);
      return decision
        ? { ...grant, decision: { ...decision, by, at: exampleNow } }
        : grant;
    });
    const revoked = decisions.filter(each => each.verdict === 'revoke').length;
    const submission = {
      number: before.submissions.length + 1,
      by,
      at: exampleNow,
      digest,
      kept: decisions.length - revoked,
      revoked,
    };
    const done = decided.every(each => each.decision?.verdict === 'keep');
    const review: AccessReview = {
      ...before,
      grants: decided,
      submissions: [...before.submissions, submission],
      decided: submission,
      ...(done && {
        state: 'done',
        settledAt: exampleNow,
        settledBy: by,
        notToDecide: 'The review is done',
      }),
    };
    this.#accessReviews.set(id, review);
    return review;
  }

  async getAccessEvidence(
    cluster: string,
    topic: string,
  ): ReturnType<KafkaSupportApi['getAccessEvidence']> {
    return {
      resource: `${cluster}/topic/${topic}`,
      cluster,
      topic,
      ownership: 'Nobody owns it',
      from: exampleNow,
      to: exampleNow,
      read: { known: true, readAt: exampleNow },
      grants: [],
      reviews: [],
      decisions: [],
      verification: await this.verifyAudit(),
      madeAt: exampleNow,
    };
  }

  async exportAccessEvidence(
    cluster: string,
    topic: string,
  ): ReturnType<KafkaSupportApi['exportAccessEvidence']> {
    return `# Access to ${topic} on ${cluster}\n`;
  }

  async listObligations(
    query: ObligationQuery,
  ): ReturnType<KafkaSupportApi['listObligations']> {
    const { state = 'open', mine, kind, dueBefore, limit } = query;
    const items = this.#obligations.filter(
      each =>
        each.state === state &&
        (!mine || each.mine) &&
        (kind === undefined || each.kind === kind) &&
        (dueBefore === undefined || each.dueAt < dueBefore),
    );
    return {
      items: items.slice(0, limit),
      totalItems: items.length,
      readAt: exampleNow,
    };
  }

  async listAudit(): ReturnType<KafkaSupportApi['listAudit']> {
    return { items: [] };
  }

  async exportAudit(): ReturnType<KafkaSupportApi['exportAudit']> {
    return '';
  }

  async verifyAudit(): ReturnType<KafkaSupportApi['verifyAudit']> {
    return { verified: true, events: 0, seals: 0, verifiedAt: exampleNow };
  }

  /** Moves a request to a status, as the backend would. */
  async step(id: string, status: Request['status']): Promise<Request> {
    const request = await this.getRequest(id);
    const open = openStatuses.some(each => each === status);
    return this.#put({
      ...request,
      status,
      version: request.version + 1,
      actions: open ? request.actions : ['comment'],
    });
  }

  #put(request: Request, events?: RequestEvent[]): Request {
    this.#requests.set(request.id, request);
    if (events) this.#events.set(request.id, events);
    return request;
  }

  #putCluster(cluster: Cluster): Cluster {
    this.#clusters.set(cluster.id, cluster);
    return cluster;
  }
}
