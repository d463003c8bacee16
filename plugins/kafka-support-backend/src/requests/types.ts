import type {
  ConnectionSettings,
  Evaluation,
  Ownership,
  Plan,
  Preview,
  Request,
  RequestEvent,
  RequestList,
  RequestQuery,
  RequestStatus,
  RequiredReviewer,
  Review,
  SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { OwnershipRecord } from '../ownership/types';

/** Who asks, resolved once at the edge. */
export interface Caller {
  /** User entity ref, or `service:<subject>`. */
  ref: string;
  type: 'user' | 'service';
  /** Own ref and the groups of the person, parents included; empty for services. */
  ownershipRefs: string[];
}

/** A request as it is stored. */
export interface StoredRequest
  extends Omit<Request, 'actions' | 'reviewableRoles'> {
  /** Groups of the requester when it was submitted; evaluating again uses them. */
  requesterOwnershipRefs: string[];
  claimKeys: string[];
  /** Who works on it, until when; absent: nobody. */
  lease?: { holder: string; until: string };
}

export type NewRequestEvent = Omit<
  RequestEvent,
  'requestId' | 'sequence' | 'from' | 'to'
>;

/** What `create` stores in one transaction: row, claims, timeline, idempotency key. */
export interface NewRequest {
  request: Omit<StoredRequest, 'version' | 'reviews' | 'lease'>;
  events: NewRequestEvent[];
  idempotency?: IdempotencyKey & { bodyHash: string };
}

export interface IdempotencyKey {
  caller: string;
  route: string;
  key: string;
}

/** One change of a request; every field is optional but the timeline rows. */
export interface RequestUpdate {
  /** Guarded by the transition table; adds from and to to the first event. */
  to?: RequestStatus;
  /** Empty only where the status stays: a lease is renewed, a reason noted. */
  events: NewRequestEvent[];
  patch?: Partial<
    Pick<
      StoredRequest,
      | 'plan'
      | 'evaluation'
      | 'reviewers'
      | 'ownership'
      | 'supportMetadata'
      | 'connectionSettings'
    >
  > & { statusReason?: string | undefined };
  addReview?: Omit<Review, 'lapsed'>;
  /** Marks all reviews as lapsed: the plan they saw is gone. */
  lapseReviews?: boolean;
  lease?: { holder: string; until: string } | 'release';
  confirmOwnership?: OwnershipRecord[];
}

/** Called after the commit with what was written; must not throw. */
export type RequestListener = (
  request: StoredRequest,
  events: RequestEvent[],
) => void;

/**
 * Requests in the database. Status changes in one method only, `update`.
 * Nothing is called over the network inside a transaction.
 */
export interface RequestStore {
  /**
   * @throws ConflictError that names the request which holds a claim
   */
  create(input: NewRequest): Promise<StoredRequest>;
  /** The request that this key made within 24 h. @throws ConflictError for another body */
  findIdempotent(
    key: IdempotencyKey,
    bodyHash: string,
  ): Promise<StoredRequest | undefined>;
  get(id: string): Promise<StoredRequest | undefined>;
  /**
   * Reads the request, asks `change` (pure, may be asked again when another
   * writer was faster) and writes its answer conditionally on the version, with
   * the timeline rows, in one transaction. Claims are released when the new
   * status no longer holds them.
   *
   * @throws NotFoundError, ConflictError (from the transition table), or what `change` throws
   */
  update(
    id: string,
    change: (current: StoredRequest) => RequestUpdate,
  ): Promise<StoredRequest>;
  events(id: string): Promise<RequestEvent[]>;
  /**
   * Ids of requests that wait for a worker and that no live lease holds (none,
   * or one that ended before `now`): in `approved`, `applying`, `unknown` or
   * `applied`, oldest first. `after` is the last id of the page before, so that
   * many held-back requests never hide the others.
   */
  listWork(now: Date, limit: number, after?: string): Promise<string[]>;
  list(
    query: RequestQuery & {
      toReviewBy?: { ref: string; ownershipRefs: string[] };
    },
  ): Promise<{
    items: StoredRequest[];
    nextCursor?: string;
    totalItems: number;
  }>;
  /** Requests under way that touch any of the resources, newest first. */
  openByResource(
    resources: string[],
  ): Promise<
    { resource: string; id: string; title: string; status: RequestStatus }[]
  >;
  /** Who paused which cluster. */
  pauses(): Promise<
    Record<string, { by: string; reason: string; since: string }>
  >;
  setPause(
    cluster: string,
    pause: { by: string; reason: string; since: string } | undefined,
  ): Promise<void>;
}

/** What planning and evaluating an ask yields; the same for preview, submit and apply. */
export interface Assessment {
  kind: string;
  cluster: string;
  title: string;
  resources: string[];
  claimKeys: string[];
  spec: Record<string, any>;
  plan: Plan;
  evaluation: Evaluation;
  reviewers: RequiredReviewer[];
  ownership: Ownership;
  requestingOwner?: string;
  supportMetadata: SupportMetadata;
  connectionSettings: ConnectionSettings[];
}

/** parse → plan → evaluate → decide: reads only, stores nothing. */
export interface Assessor {
  /**
   * @throws InputError for an unknown kind or cluster, or a spec its schema refuses (with paths)
   * @throws ServiceUnavailableError when the resource itself cannot be read
   */
  assess(input: {
    kind: string;
    cluster: string;
    spec: unknown;
    component?: string;
    requester: { userRef: string; ownershipRefs: string[] };
    /** Ids of changes that this request started already; given by execution. */
    startedChanges?: string[];
  }): Promise<Assessment>;
}

/** What routes and actions may call; `AuthorizedRequests` wraps it. */
export interface RequestsService<TCaller = Caller> {
  preview(input: unknown, caller: TCaller): Promise<Preview>;
  submit(
    input: unknown,
    options: { idempotencyKey?: string },
    caller: TCaller,
  ): Promise<Request>;
  get(id: string, caller: TCaller): Promise<Request>;
  list(query: RequestQuery, caller: TCaller): Promise<RequestList>;
  events(id: string, caller: TCaller): Promise<RequestEvent[]>;
  evidence(
    id: string,
    caller: TCaller,
  ): Promise<
    import('@kafka-support/backstage-plugin-kafka-support-common').Evidence
  >;
  review(id: string, input: unknown, caller: TCaller): Promise<Request>;
  comment(id: string, input: unknown, caller: TCaller): Promise<RequestEvent>;
  cancel(id: string, caller: TCaller): Promise<Request>;
  retry(id: string, caller: TCaller): Promise<Request>;
  reconcile(id: string, caller: TCaller): Promise<Request>;
  revert(
    id: string,
    input: unknown,
    options: { idempotencyKey?: string },
    caller: TCaller,
  ): Promise<Request>;
}
