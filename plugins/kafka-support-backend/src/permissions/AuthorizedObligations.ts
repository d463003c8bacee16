import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  kafkaReadPermission,
  kafkaRequestReadPermission,
  type Obligation,
  type ObligationList,
  type ObligationQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  anyOf,
  assertStorable,
  type Caller,
  type ObligationStore,
  type RequestStore,
  type StoredObligation,
} from '../requests';
import type { ObligationsService } from '../services';
import type { RequestRuleset } from './registerPermissions';
import { notPermitted } from './requirePermission';
import type { RuledRequest } from './rules';
import type { CallerResolver } from './types';

interface Options {
  obligations: Pick<ObligationStore, 'list'>;
  requests: Pick<RequestStore, 'getMany'>;
  permissions: PermissionsService;
  ruleset: RequestRuleset;
  callers: CallerResolver;
  now?: () => Date;
}

/** What is owed, for those who may see what exists; of requests that they may not read no id is told. */
export class AuthorizedObligations implements ObligationsService {
  readonly #options: Options;
  readonly #now: () => Date;
  readonly #allows: (
    decision: PolicyDecision,
    request: RuledRequest,
  ) => boolean;

  static create(options: Options): AuthorizedObligations {
    return new AuthorizedObligations(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#allows = createConditionAuthorizer(options.ruleset);
  }

  async list(
    query: ObligationQuery,
    credentials: BackstageCredentials,
  ): Promise<ObligationList> {
    const { permissions, callers, obligations, requests } = this.#options;
    // One call for both: that the first is of no resource only means that no condition comes back.
    const [see, read] = await permissions.authorizeConditional(
      [
        { permission: kafkaReadPermission as Permission as ResourcePermission },
        { permission: kafkaRequestReadPermission },
      ],
      { credentials },
    );
    if (see.result !== AuthorizeResult.ALLOW)
      throw notPermitted(kafkaReadPermission.name);
    assertStorable(query, 'query');
    const caller = await callers.resolve(credentials);
    const { mine, ...rest } = query;
    const { items, ...page } = await obligations.list({
      ...rest,
      ...(mine && { mine: [caller.ref, ...caller.ownershipRefs] }),
    });
    const ids = items.flatMap(({ requestId }) => requestId ?? []);
    const readable = new Set(
      (await requests.getMany(ids)).flatMap(request =>
        request && this.#allows(read, request) ? request.id : [],
      ),
    );
    const now = this.#now();
    return {
      items: items.map(item => toAnswer(item, { caller, readable, now })),
      ...page,
      readAt: now.toISOString(),
    };
  }
}

function toAnswer(
  obligation: StoredObligation,
  {
    caller,
    readable,
    now,
  }: { caller: Caller; readable: Set<string>; now: Date },
): Obligation {
  const { id, kind, title, cluster, resource, requestId } = obligation;
  const { owedBy, dueAt, state, reason, createdAt } = obligation;
  return {
    id,
    kind,
    title,
    cluster,
    resource,
    requestId: requestId && readable.has(requestId) ? requestId : undefined,
    owedBy,
    dueAt,
    state,
    overdue: state === 'open' && Date.parse(dueAt) <= now.getTime(),
    reason,
    mine: anyOf(obligation.people, caller),
    createdAt,
    settledAt: obligation.settledAt,
    settledBy: obligation.settledBy,
  };
}
