import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  kafkaRequestCreatePermission,
  kafkaRequestReadPermission,
  kafkaRequestReviewPermission,
  kafkaRequestUpdatePermission,
  type Evidence,
  type Preview,
  type Request,
  type RequestAction,
  type RequestEvent,
  type RequestList,
  type RequestQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  quoted,
  type Caller,
  type RequestFilter,
  type RequestsService,
  type RequestStore,
} from '../requests';
import type { RequestRuleset } from './registerPermissions';
import { notPermitted, requirePermission } from './requirePermission';
import type { RuledRequest } from './rules';
import type { CallerResolver } from './types';

type Operation = 'update' | 'review' | 'create';

const permissionOf = {
  update: kafkaRequestUpdatePermission,
  review: kafkaRequestReviewPermission,
  create: kafkaRequestCreatePermission,
} as const satisfies Record<Operation, { name: string }>;

const neededFor: Record<RequestAction, Operation> = {
  approve: 'review',
  reject: 'review',
  comment: 'update',
  edit: 'create',
  cancel: 'update',
  retry: 'update',
  reconcile: 'update',
  revert: 'create',
};

/** Whether the caller may do it, to this request. */
type Verdicts = Record<
  'read' | 'update' | 'review',
  (request: RuledRequest) => boolean
> & { create: () => boolean };

interface Options {
  service: RequestsService<Caller>;
  store: Pick<RequestStore, 'get'>;
  permissions: PermissionsService;
  ruleset: RequestRuleset;
  callers: CallerResolver;
}

/**
 * What the permission framework narrows, around the service that knows the
 * domain. Only an explicit ALLOW allows. A request that one may not read
 * answers as if it were not there; one that may be read but not changed says
 * which permission is missing.
 */
export class AuthorizedRequests
  implements RequestsService<BackstageCredentials>
{
  readonly #options: Options;
  readonly #allows: (
    decision: PolicyDecision,
    request: RuledRequest,
  ) => boolean;
  readonly #filterOf: (
    conditions: Parameters<ReturnType<typeof createConditionTransformer>>[0],
  ) => RequestFilter;

  static create(options: Options): AuthorizedRequests {
    return new AuthorizedRequests(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#allows = createConditionAuthorizer(options.ruleset);
    this.#filterOf = createConditionTransformer(options.ruleset);
  }

  async preview(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Preview> {
    await this.#requireCreate(credentials);
    const caller = await this.#options.callers.resolve(credentials);
    return this.#options.service.preview(input, caller);
  }

  async submit(
    input: unknown,
    options: { idempotencyKey?: string },
    credentials: BackstageCredentials,
  ): Promise<Request> {
    const verdicts = await this.#verdicts(credentials);
    if (!verdicts.create()) throw notPermitted(permissionOf.create.name);
    const caller = await this.#options.callers.resolve(credentials);
    const request = await this.#options.service.submit(input, options, caller);
    return narrowed(request, verdicts);
  }

  async adoptDrift(
    resource: string,
    input: unknown,
    options: { idempotencyKey?: string },
    credentials: BackstageCredentials,
  ): Promise<Request> {
    const verdicts = await this.#verdicts(credentials);
    if (!verdicts.create()) throw notPermitted(permissionOf.create.name);
    const caller = await this.#options.callers.resolve(credentials);
    const request = await this.#options.service.adoptDrift(
      resource,
      input,
      options,
      caller,
    );
    return narrowed(request, verdicts);
  }

  async list(
    query: RequestQuery,
    credentials: BackstageCredentials,
  ): Promise<RequestList> {
    const { permissions, callers, service } = this.#options;
    const [read, review] = await permissions.authorizeConditional(
      [
        { permission: kafkaRequestReadPermission },
        { permission: kafkaRequestReviewPermission },
      ],
      { credentials },
    );
    // What waits for a review of theirs is only what they may review.
    const filters = [read, ...(query.toReview ? [review] : [])].map(decision =>
      this.#toFilter(decision),
    );
    if (filters.includes('nothing')) return { items: [], totalItems: 0 };
    const narrowing = filters.filter(
      filter => filter !== 'everything' && filter !== 'nothing',
    );
    const caller = await callers.resolve(credentials);
    return service.list(
      query,
      caller,
      isNotEmpty(narrowing) ? { allOf: narrowing } : undefined,
    );
  }

  get(id: string, credentials: BackstageCredentials): Promise<Request> {
    return this.#acting(id, credentials, undefined, caller =>
      this.#options.service.get(id, caller),
    );
  }

  events(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RequestEvent[]> {
    return this.#on(id, credentials, undefined, caller =>
      this.#options.service.events(id, caller),
    );
  }

  evidence(id: string, credentials: BackstageCredentials): Promise<Evidence> {
    return this.#on(id, credentials, undefined, caller =>
      this.#options.service.evidence(id, caller),
    );
  }

  review(
    id: string,
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Request> {
    return this.#acting(id, credentials, 'review', caller =>
      this.#options.service.review(id, input, caller),
    );
  }

  comment(
    id: string,
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<RequestEvent> {
    return this.#on(id, credentials, 'update', caller =>
      this.#options.service.comment(id, input, caller),
    );
  }

  cancel(id: string, credentials: BackstageCredentials): Promise<Request> {
    return this.#acting(id, credentials, 'update', caller =>
      this.#options.service.cancel(id, caller),
    );
  }

  retry(id: string, credentials: BackstageCredentials): Promise<Request> {
    return this.#acting(id, credentials, 'update', caller =>
      this.#options.service.retry(id, caller),
    );
  }

  reconcile(id: string, credentials: BackstageCredentials): Promise<Request> {
    return this.#acting(id, credentials, 'update', caller =>
      this.#options.service.reconcile(id, caller),
    );
  }

  revert(
    id: string,
    input: unknown,
    options: { idempotencyKey?: string },
    credentials: BackstageCredentials,
  ): Promise<Request> {
    return this.#acting(id, credentials, 'create', caller =>
      this.#options.service.revert(id, input, options, caller),
    );
  }

  /** Like `#on`, for what answers a request: its actions are narrowed too. */
  #acting(
    id: string,
    credentials: BackstageCredentials,
    needs: Operation | undefined,
    call: (caller: Caller) => Promise<Request>,
  ): Promise<Request> {
    return this.#on(id, credentials, needs, async (caller, verdicts) =>
      narrowed(await call(caller), verdicts),
    );
  }

  /**
   * @throws NotFoundError when there is none or the caller may not read it,
   * NotAllowedError when the caller may only read it
   */
  async #on<T>(
    id: string,
    credentials: BackstageCredentials,
    needs: Operation | undefined,
    call: (caller: Caller, verdicts: Verdicts) => Promise<T>,
  ): Promise<T> {
    const verdicts = await this.#verdicts(credentials);
    const request = await this.#options.store.get(id);
    if (!request || !verdicts.read(request))
      throw new NotFoundError(`There is no request ${quoted(id)}`);
    if (needs && !verdicts[needs](request))
      throw notPermitted(permissionOf[needs].name);
    return call(await this.#options.callers.resolve(credentials), verdicts);
  }

  async #verdicts(credentials: BackstageCredentials): Promise<Verdicts> {
    const { permissions } = this.#options;
    // One call for all of them: each costs as much as the rest of a request. That
    // the last is of no resource only means that no condition comes back.
    const [read, update, review, create] =
      await permissions.authorizeConditional(
        [
          { permission: kafkaRequestReadPermission },
          { permission: kafkaRequestUpdatePermission },
          { permission: kafkaRequestReviewPermission },
          {
            permission:
              kafkaRequestCreatePermission as Permission as ResourcePermission,
          },
        ],
        { credentials },
      );
    const mayCreate = create.result === AuthorizeResult.ALLOW;
    return {
      read: request => this.#allows(read, request),
      update: request => this.#allows(update, request),
      review: request => this.#allows(review, request),
      create: () => mayCreate,
    };
  }

  #requireCreate(credentials: BackstageCredentials): Promise<void> {
    return requirePermission(
      this.#options.permissions,
      kafkaRequestCreatePermission,
      credentials,
    );
  }

  #toFilter(
    decision: PolicyDecision,
  ): RequestFilter | 'everything' | 'nothing' {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'everything';
      case AuthorizeResult.CONDITIONAL:
        return this.#filterOf(decision.conditions);
      default:
        return 'nothing';
    }
  }
}

/** Leaves out what the framework does not let the caller do. */
function narrowed(request: Request, verdicts: Verdicts): Request {
  return {
    ...request,
    actions: request.actions.filter(action =>
      verdicts[neededFor[action]](request),
    ),
    reviewableRoles: verdicts.review(request) ? request.reviewableRoles : [],
  };
}

function isNotEmpty<T>(items: T[]): items is [T, ...T[]] {
  return items.length > 0;
}
