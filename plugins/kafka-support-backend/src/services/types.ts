import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AccessEvidence,
  AccessReview,
  AccessReviewList,
  AccessReviewQuery,
  AuditPage,
  AuditVerification,
  ClaimBatchPreview,
  Cluster,
  EntityStreams,
  Guardrail,
  KindInfo,
  ObligationList,
  ObligationQuery,
  ResourceList,
  StreamDetail,
  StreamSource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ResourceQuery } from '../inventory';
import type { RequestsService } from '../requests';

/** Clusters as people see, pause and resume them. */
export interface ClustersService {
  list(credentials: BackstageCredentials): Promise<Cluster[]>;
  /** @throws NotFoundError that names the valid ids */
  get(id: string, credentials: BackstageCredentials): Promise<Cluster>;
  pause(
    id: string,
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Cluster>;
  resume(id: string, credentials: BackstageCredentials): Promise<Cluster>;
}

/** The kinds of requests. */
export interface KindsService {
  list(credentials: BackstageCredentials): Promise<KindInfo[]>;
}

/** The active rules. */
export interface GuardrailsService {
  list(credentials: BackstageCredentials): Promise<Guardrail[]>;
}

/** Claims of many resources at once. */
export interface ClaimsService {
  /** @throws InputError for a body that cannot be read, or an unknown cluster */
  preview(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<ClaimBatchPreview>;
}

/** What exists on the clusters. */
export interface InventoryService {
  list(
    query: ResourceQuery,
    credentials: BackstageCredentials,
  ): Promise<ResourceList>;
  streamsOf(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntityStreams>;
}

/** One stream as a whole. */
export interface StreamsService {
  /** @throws NotFoundError for a cluster or topic that there is not, InputError for a name that no topic can have */
  get(
    stream: { cluster: string; topic: string; from?: StreamSource },
    credentials: BackstageCredentials,
  ): Promise<StreamDetail>;
}

/** What is owed by a date. */
export interface ObligationsService {
  list(
    query: ObligationQuery,
    credentials: BackstageCredentials,
  ): Promise<ObligationList>;
}

/** Who has access, reviewed. */
export interface AccessReviewsService {
  list(
    query: AccessReviewQuery,
    credentials: BackstageCredentials,
  ): Promise<AccessReviewList>;
  get(id: string, credentials: BackstageCredentials): Promise<AccessReview>;
  decide(
    id: string,
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<AccessReview>;
  evidence(
    stream: { cluster: string; topic: string },
    period: { from?: string; to?: string },
    credentials: BackstageCredentials,
  ): Promise<AccessEvidence>;
}

/** Query of GET /audit. */
export interface AuditQuery {
  /** Resource ref as text. */
  resource?: string;
  /** Entity ref of a person, or `service:<subject>`. */
  actor?: string;
  /** Kind of the requests, or `cluster` and `access-review` for what belongs to none. */
  kind?: string;
  /** From this instant on, ISO 8601. */
  from?: string;
  /** Before this instant, ISO 8601. */
  to?: string;
  cursor?: string;
  /** 1 to 200; 50 when absent. */
  limit?: number;
}

/** Who did what. */
export interface AuditService {
  list(
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<AuditPage>;
  /** Checks the whole trail against its hashes and seals. */
  verify(credentials: BackstageCredentials): Promise<AuditVerification>;
}

/**
 * What routes and actions may call. Each service asks the permission framework
 * itself, so that a caller cannot forget to.
 */
export interface Services {
  requests: RequestsService<BackstageCredentials>;
  clusters: ClustersService;
  kinds: KindsService;
  guardrails: GuardrailsService;
  claims: ClaimsService;
  inventory: InventoryService;
  streams: StreamsService;
  obligations: ObligationsService;
  accessReviews: AccessReviewsService;
  audit: AuditService;
}
