import { ResponseError, type ErrorLike } from '@backstage/errors';
import type { z } from 'zod';
import type {
  AccessEvidence,
  AccessReview,
  AccessReviewInput,
  AccessReviewList,
  AccessReviewQuery,
} from './accessReview';
import type { AuditVerification } from './auditVerification';
import type { ClaimBatchInput, ClaimBatchPreview } from './claims';
import type { Cluster } from './cluster';
import type { AdoptDriftInput } from './drift';
import type { AuditPage, Evidence, RequestEvent } from './event';
import type { Guardrail, KindInfo } from './kind';
import type { ObligationList, ObligationQuery } from './obligation';
import type { EntityStreams } from './readiness';
import type {
  Preview,
  PreviewInput,
  Request,
  RequestList,
  RequestQuery,
  submitInputSchema,
} from './request';
import type { ResourceList, ResourceListQuery } from './resource';
import type { ReviewInput } from './review';
import type { StreamDetail, StreamSource } from './stream';

/**
 * A refusal or failure of the backend. `message` is the backend's sentence,
 * `name` its error by name (`ConflictError`, `InputError`), `details` what it
 * says beside that, such as the fresh preview when a plan changed.
 *
 * @public
 */
export class KafkaSupportApiError extends Error {
  readonly status: number;
  readonly details?: unknown;

  constructor(options: {
    name: string;
    message: string;
    status: number;
    details?: unknown;
  }) {
    super(options.message);
    this.name = options.name;
    this.status = options.status;
    this.details = options.details;
  }

  static async fromResponse(response: Response): Promise<KafkaSupportApiError> {
    const error = await ResponseError.fromResponse(
      response as Parameters<typeof ResponseError.fromResponse>[0],
    );
    const body = error.body.error as ErrorLike & { details?: unknown };
    return new KafkaSupportApiError({
      name: body.name,
      message: body.message || error.message,
      status: response.status,
      details: body.details,
    });
  }
}

/** @public */
export interface CallOptions {
  signal?: AbortSignal;
}

/**
 * The HTTP API as functions. Every answer that is not a success is thrown as a
 * `KafkaSupportApiError`.
 *
 * @public
 */
export interface KafkaSupportApi {
  listClusters(options?: CallOptions): Promise<{ items: Cluster[] }>;
  getCluster(id: string, options?: CallOptions): Promise<Cluster>;
  pauseCluster(id: string, reason: string): Promise<Cluster>;
  resumeCluster(id: string): Promise<Cluster>;
  listKinds(options?: CallOptions): Promise<{ items: KindInfo[] }>;
  listGuardrails(options?: CallOptions): Promise<{ items: Guardrail[] }>;
  preview(input: PreviewInput, options?: CallOptions): Promise<Preview>;
  /** What a prefix or a CSV of owners would claim; stores nothing. */
  previewClaims(
    input: ClaimBatchInput,
    options?: CallOptions,
  ): Promise<ClaimBatchPreview>;
  /** @param idempotencyKey - the same key with the same body answers the same request */
  submit(
    input: z.input<typeof submitInputSchema>,
    idempotencyKey: string,
  ): Promise<Request>;
  listRequests(
    query: RequestQuery,
    options?: CallOptions,
  ): Promise<RequestList>;
  getRequest(id: string, options?: CallOptions): Promise<Request>;
  listEvents(
    id: string,
    options?: CallOptions,
  ): Promise<{ items: RequestEvent[] }>;
  getEvidence(id: string, options?: CallOptions): Promise<Evidence>;
  review(id: string, input: ReviewInput): Promise<Request>;
  comment(id: string, text: string): Promise<RequestEvent>;
  cancel(id: string): Promise<Request>;
  retry(id: string): Promise<Request>;
  reconcile(id: string): Promise<Request>;
  /** Files the inverse as a new request and answers that one. */
  revert(
    id: string,
    justification: string,
    idempotencyKey: string,
  ): Promise<Request>;
  /** Files a request that accepts a topic as it is, and answers that one. */
  adoptDrift(
    resource: string,
    input: AdoptDriftInput,
    idempotencyKey: string,
  ): Promise<Request>;
  listResources(
    query: ResourceListQuery,
    options?: CallOptions,
  ): Promise<ResourceList>;
  /** All that match, as CSV with a header line. */
  exportResources(
    query: Omit<ResourceListQuery, 'cursor' | 'limit'>,
    options?: CallOptions,
  ): Promise<string>;
  /** Streams of a component, system, group, API or topic with owner and readiness. */
  getEntityStreams(
    entityRef: { kind: string; namespace: string; name: string },
    options?: CallOptions,
  ): Promise<EntityStreams>;
  /** All that is known of one stream, and what the caller may do with it. */
  /** With `from: "records"` it answers at once, without asking the cluster. */
  getStream(
    cluster: string,
    topic: string,
    options?: CallOptions & { from?: StreamSource },
  ): Promise<StreamDetail>;
  listAccessReviews(
    query: AccessReviewQuery,
    options?: CallOptions,
  ): Promise<AccessReviewList>;
  getAccessReview(id: string, options?: CallOptions): Promise<AccessReview>;
  /** Keeps and revokes grants; one of other grants than are in force answers 409 with the fresh review as details. */
  decideAccessReview(
    id: string,
    input: AccessReviewInput,
  ): Promise<AccessReview>;
  /** Who has access to a stream and who agreed, of the last year unless told otherwise. */
  getAccessEvidence(
    cluster: string,
    topic: string,
    period?: { from?: string; to?: string },
    options?: CallOptions,
  ): Promise<AccessEvidence>;
  /** The same as one document in Markdown. */
  exportAccessEvidence(
    cluster: string,
    topic: string,
    period?: { from?: string; to?: string },
    options?: CallOptions,
  ): Promise<string>;
  /** What is owed by a date, and by whom. */
  listObligations(
    query: ObligationQuery,
    options?: CallOptions,
  ): Promise<ObligationList>;
  listAudit(
    query: {
      resource?: string;
      actor?: string;
      kind?: string;
      from?: string;
      to?: string;
      cursor?: string;
    },
    options?: CallOptions,
  ): Promise<AuditPage>;
  /** All that match: one entry a line, as JSON, or as CSV with a header line. */
  exportAudit(
    query: Omit<Parameters<KafkaSupportApi['listAudit']>[0], 'cursor'>,
    format: 'jsonl' | 'csv',
    options?: CallOptions,
  ): Promise<string>;
  /** Reads the whole trail and checks it against its hashes and seals. */
  verifyAudit(options?: CallOptions): Promise<AuditVerification>;
}

type Query = Record<
  string,
  string | number | boolean | readonly string[] | undefined
>;

/** `KafkaSupportApi` over the portal's discovery and fetch. @public */
export class KafkaSupportClient implements KafkaSupportApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  listClusters(options?: CallOptions) {
    return this.#get<{ items: Cluster[] }>(['clusters'], {}, options);
  }
  getCluster(id: string, options?: CallOptions) {
    return this.#get<Cluster>(['clusters', id], {}, options);
  }
  pauseCluster(id: string, reason: string) {
    return this.#post<Cluster>(['clusters', id, 'pause'], { reason });
  }
  resumeCluster(id: string) {
    return this.#post<Cluster>(['clusters', id, 'resume'], {});
  }
  listKinds(options?: CallOptions) {
    return this.#get<{ items: KindInfo[] }>(['kinds'], {}, options);
  }
  listGuardrails(options?: CallOptions) {
    return this.#get<{ items: Guardrail[] }>(['guardrails'], {}, options);
  }
  preview(input: PreviewInput, options?: CallOptions) {
    return this.#post<Preview>(['preview'], input, options);
  }
  previewClaims(input: ClaimBatchInput, options?: CallOptions) {
    return this.#post<ClaimBatchPreview>(['claims', 'batch'], input, options);
  }
  submit(input: z.input<typeof submitInputSchema>, idempotencyKey: string) {
    return this.#post<Request>(['requests'], input, { idempotencyKey });
  }
  listRequests(query: RequestQuery, options?: CallOptions) {
    return this.#get<RequestList>(['requests'], query, options);
  }
  getRequest(id: string, options?: CallOptions) {
    return this.#get<Request>(['requests', id], {}, options);
  }
  listEvents(id: string, options?: CallOptions) {
    return this.#get<{ items: RequestEvent[] }>(
      ['requests', id, 'events'],
      {},
      options,
    );
  }
  getEvidence(id: string, options?: CallOptions) {
    return this.#get<Evidence>(['requests', id, 'evidence'], {}, options);
  }
  review(id: string, input: ReviewInput) {
    return this.#post<Request>(['requests', id, 'reviews'], input);
  }
  comment(id: string, text: string) {
    return this.#post<RequestEvent>(['requests', id, 'comments'], { text });
  }
  cancel(id: string) {
    return this.#post<Request>(['requests', id, 'cancel'], {});
  }
  retry(id: string) {
    return this.#post<Request>(['requests', id, 'retry'], {});
  }
  reconcile(id: string) {
    return this.#post<Request>(['requests', id, 'reconcile'], {});
  }
  revert(id: string, justification: string, idempotencyKey: string) {
    return this.#post<Request>(
      ['requests', id, 'revert'],
      { justification },
      { idempotencyKey },
    );
  }
  adoptDrift(resource: string, input: AdoptDriftInput, idempotencyKey: string) {
    return this.#post<Request>(
      ['resources', resource, 'drift', 'adopt'],
      input,
      { idempotencyKey },
    );
  }
  listResources(query: ResourceListQuery, options?: CallOptions) {
    return this.#get<ResourceList>(['resources'], { ...query }, options);
  }
  async exportResources(
    query: Omit<ResourceListQuery, 'cursor' | 'limit'>,
    options?: CallOptions,
  ) {
    const response = await this.#send(
      ['resources'],
      textOf({ ...query, format: 'csv' }),
      { signal: options?.signal },
    );
    return response.text();
  }
  getEntityStreams(
    entity: { kind: string; namespace: string; name: string },
    options?: CallOptions,
  ) {
    return this.#get<EntityStreams>(
      ['readiness', 'by-entity', entity.kind, entity.namespace, entity.name],
      {},
      options,
    );
  }
  getStream(
    cluster: string,
    topic: string,
    options?: CallOptions & { from?: StreamSource },
  ) {
    return this.#get<StreamDetail>(
      ['streams', cluster, topic],
      { from: options?.from },
      options,
    );
  }
  listAccessReviews(query: AccessReviewQuery, options?: CallOptions) {
    return this.#get<AccessReviewList>(['access-reviews'], query, options);
  }
  getAccessReview(id: string, options?: CallOptions) {
    return this.#get<AccessReview>(['access-reviews', id], {}, options);
  }
  decideAccessReview(id: string, input: AccessReviewInput) {
    return this.#post<AccessReview>(['access-reviews', id, 'decisions'], input);
  }
  getAccessEvidence(
    cluster: string,
    topic: string,
    period: { from?: string; to?: string } = {},
    options?: CallOptions,
  ) {
    return this.#get<AccessEvidence>(
      ['streams', cluster, topic, 'evidence'],
      period,
      options,
    );
  }
  async exportAccessEvidence(
    cluster: string,
    topic: string,
    period: { from?: string; to?: string } = {},
    options?: CallOptions,
  ) {
    const response = await this.#send(
      ['streams', cluster, topic, 'evidence'],
      textOf({ ...period, format: 'markdown' }),
      { signal: options?.signal },
    );
    return response.text();
  }
  listObligations(query: ObligationQuery, options?: CallOptions) {
    return this.#get<ObligationList>(['obligations'], query, options);
  }
  listAudit(
    query: Parameters<KafkaSupportApi['listAudit']>[0],
    options?: CallOptions,
  ) {
    return this.#get<AuditPage>(['audit'], query, options);
  }
  async exportAudit(
    query: Parameters<KafkaSupportApi['exportAudit']>[0],
    format: 'jsonl' | 'csv',
    options?: CallOptions,
  ) {
    const response = await this.#send(['audit'], textOf({ ...query, format }), {
      signal: options?.signal,
    });
    return response.text();
  }
  verifyAudit(options?: CallOptions) {
    return this.#get<AuditVerification>(['audit', 'verification'], {}, options);
  }

  #get<T>(path: string[], query: Query, options?: CallOptions): Promise<T> {
    return this.#fetch<T>(path, textOf(query), { signal: options?.signal });
  }

  #post<T>(
    path: string[],
    body: unknown,
    options?: CallOptions & { idempotencyKey?: string },
  ): Promise<T> {
    return this.#fetch<T>(path, '', {
      method: 'POST',
      body: JSON.stringify(body),
      signal: options?.signal,
      headers: {
        'content-type': 'application/json',
        ...(options?.idempotencyKey && {
          'idempotency-key': options.idempotencyKey,
        }),
      },
    });
  }

  async #fetch<T>(
    path: string[],
    query: string,
    init: RequestInit,
  ): Promise<T> {
    const response = await this.#send(path, query, init);
    return (await response.json()) as T;
  }

  async #send(
    path: string[],
    query: string,
    init: RequestInit,
  ): Promise<Response> {
    const base = await this.#discoveryApi.getBaseUrl('kafka-support');
    const url = `${base}/${path.map(encodeURIComponent).join('/')}${query}`;
    const response = await this.#fetchApi.fetch(url, init);
    if (!response.ok) throw await KafkaSupportApiError.fromResponse(response);
    return response;
  }
}

/** A query as it follows the path; what is undefined is left out. */
function textOf(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value])
      parameters.append(name, String(each));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
