import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AuditPage,
  Cluster,
  EntityStreams,
  Guardrail,
  KindInfo,
  ResourceList,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ResourceQuery } from '../inventory';
import type { RequestsService } from '../requests';
import type { AuditQuery } from './routes/audit';

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

/** Who did what. */
export interface AuditService {
  list(
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<AuditPage>;
}

/**
 * What the routes may call. Each service asks the permission framework itself,
 * so that a route cannot forget to.
 */
export interface RouterServices {
  requests: RequestsService<BackstageCredentials>;
  clusters: ClustersService;
  kinds: KindsService;
  guardrails: GuardrailsService;
  inventory: InventoryService;
  audit: AuditService;
}
