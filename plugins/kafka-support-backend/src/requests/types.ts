import type {
  ConnectionSettings,
  Evaluation,
  Evidence,
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
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { OwnershipRecord } from '../ownership/types';
import type { NewObligation } from './obligations/types';

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
  extends Omit<Request, 'actions' | 'reviewableRoles' | 'ends'> {
  /** Groups of the requester when it was submitted; evaluating again uses them. */
  requesterOwnershipRefs: string[];
  claimKeys: string[];
  /** Who works on it, until when; absent: nobody. */
  lease?: { holder: string; until: string };
  /** Of the last row of its timeline. */
  lastSequence: number;
  /** Of the same row: the end of the request's hash chain. */
  lastHash: string;
  /** Of the plan in force among the recorded ones, from 1. */
  planNumber: number;
}

export type NewRequestEvent = Omit<
  RequestEvent,
  'requestId' | 'sequence' | 'from' | 'to'
>;

/** What `create` stores in one transaction: row, claims, timeline, idempotency key. */
export interface NewRequest {
  request: Omit<
    StoredRequest,
    'version' | 'reviews' | 'lease' | 'lastSequence' | 'lastHash' | 'planNumber'
  >;
  events: NewRequestEvent[];
  idempotency?: IdempotencyKey & { bodyHash: string };
  /**
   * A request that this one takes the claims over from, in the same
   * transaction; it becomes superseded. Never one that is applying or unknown.
   */
  takeOver?: { id: string; event: NewRequestEvent };
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
  /** What the request owes from now on; opened in the same transaction. */
  obligations?: Omit<NewObligation, 'requestId'>[];
}

/** Refs are compared in lower case. An empty list matches nothing. @public */
export interface RequestCondition {
  /** Whom of the request to look at. */
  property: 'requester' | 'owner' | 'reviewer';
  /** Entity refs, one of which must be there. */
  refs: string[];
}

/** What the permission framework narrows a list to. */
export type RequestFilter = PermissionCriteria<RequestCondition>;

/** A plan that people or the worker acted on, with what the rules said of it. */
export interface RecordedPlan {
  plan: Plan;
  evaluation: Evaluation;
  recordedAt: string;
}

/**
 * Called on this replica after the commit, with what was written and only if
 * there are timeline rows. One that throws is logged and loses nothing.
 */
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
   * With an idempotency key that is taken by the same body it answers the
   * request of that key and writes nothing.
   *
   * @throws ConflictError that names the request which holds a claim, or for a
   * key that is taken by another body
   */
  create(input: NewRequest): Promise<StoredRequest>;
  /** The request that this key made within 24 h. @throws ConflictError for another body */
  findIdempotent(
    key: IdempotencyKey,
    bodyHash: string,
  ): Promise<StoredRequest | undefined>;
  get(id: string): Promise<StoredRequest | undefined>;
  /** In the order of the ids; undefined where there is none. */
  getMany(ids: string[]): Promise<(StoredRequest | undefined)[]>;
  /**
   * Reads the request, asks `change` (pure, may be asked again when another
   * writer was faster) and writes its answer conditionally on the version, with
   * the timeline rows, in one transaction. Claims are released when the new
   * status no longer holds them, and taken again when it does. A patch of plan
   * or evaluation is kept as a further recorded plan.
   *
   * @param known - as the last write left it, for one who writes several times: it is read only when somebody else wrote meanwhile
   * @throws NotFoundError, ConflictError (from the transition table), or what `change` throws
   */
  update(
    id: string,
    change: (current: StoredRequest) => RequestUpdate,
    known?: StoredRequest,
  ): Promise<StoredRequest>;
  events(id: string): Promise<RequestEvent[]>;
  /** Oldest first. */
  plans(id: string): Promise<RecordedPlan[]>;
  /** @returns a function that ends it */
  subscribe(listener: RequestListener): () => void;
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
      filter?: RequestFilter;
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
  /**
   * Recorded for the audit in the same transaction.
   *
   * @param pause - undefined: it is resumed
   * @param resumedBy - entity ref; `system` when absent
   */
  setPause(
    cluster: string,
    pause: { by: string; reason: string; since: string } | undefined,
    resumedBy?: string,
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
  /** When it ends by itself, ISO 8601; absent: it stays. */
  ends?: string;
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
  /** @param filter - narrows to what the permission framework lets the caller see */
  list(
    query: RequestQuery,
    caller: TCaller,
    filter?: RequestFilter,
  ): Promise<RequestList>;
  events(id: string, caller: TCaller): Promise<RequestEvent[]>;
  evidence(id: string, caller: TCaller): Promise<Evidence>;
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
  /**
   * Files a request that accepts a topic as it is now, for those who answer for it.
   *
   * @param resource - ref of the topic as text
   * @throws ConflictError with the fresh differences when they are not those that were seen
   */
  adoptDrift(
    resource: string,
    input: unknown,
    options: { idempotencyKey?: string },
    caller: TCaller,
  ): Promise<Request>;
}
