import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  commentInputSchema,
  previewInputSchema,
  type Evidence,
  type Preview,
  type Request,
  type RequestEvent,
  type RequestList,
  type RequestQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { adoptDrift } from './adoptDrift';
import { parseBody } from './parseBody';
import type { ServiceParts } from './parts';
import { assertPerson } from './person';
import { toPreview, toRequest, toSummary } from './present';
import { revert } from './revert';
import { review } from './review';
import { stateConflict } from './reviewing';
import {
  actionsOf,
  assertMayOperate,
  cancellable,
  doneChanges,
  isCancellable,
  isRevertible,
  mayOperate,
} from './standing';
import { changesPartlyDone } from './store/claims';
import { submit } from './submit';
import { assertStorable, quoted } from './text';
import type {
  Caller,
  RequestFilter,
  RequestsService,
  StoredRequest,
} from './types';

type Options = Omit<ServiceParts, 'now' | 'newId'> &
  Partial<Pick<ServiceParts, 'now' | 'newId'>>;

/**
 * The rules of the domain around requests, for a caller who was resolved at the
 * edge. They hold whether the permission framework is on or off; the framework
 * only narrows, in `AuthorizedRequests`.
 *
 * Reads of cluster and catalog come first, then one write of the store decides;
 * an approval starts its work on this replica at once.
 */
export class DefaultRequestsService implements RequestsService {
  readonly #parts: ServiceParts;

  static create(options: Options): DefaultRequestsService {
    return new DefaultRequestsService(options);
  }

  private constructor(options: Options) {
    this.#parts = {
      ...options,
      now: options.now ?? (() => new Date()),
      newId: options.newId ?? randomUUID,
    };
  }

  async preview(input: unknown, caller: Caller): Promise<Preview> {
    const { kind, cluster, spec, component } = parseBody(
      previewInputSchema,
      input,
      'body',
    );
    return toPreview(
      await this.#parts.assessor.assess({
        kind,
        cluster,
        spec,
        component: component?.toLowerCase(),
        requester: { userRef: caller.ref, ownershipRefs: caller.ownershipRefs },
      }),
    );
  }

  async submit(
    input: unknown,
    options: { idempotencyKey?: string },
    caller: Caller,
  ): Promise<Request> {
    return this.#present(
      await submit(this.#parts, input, options, caller),
      caller,
    );
  }

  async get(id: string, caller: Caller): Promise<Request> {
    return this.#present(await this.#find(id), caller);
  }

  async list(
    query: RequestQuery,
    caller: Caller,
    filter?: RequestFilter,
  ): Promise<RequestList> {
    assertStorable(query, 'query');
    if (query.toReview && caller.type !== 'user')
      return { items: [], totalItems: 0 };
    const { items, ...page } = await this.#parts.store.list({
      ...query,
      toReviewBy: query.toReview ? caller : undefined,
      filter,
    });
    return { ...page, items: items.map(toSummary) };
  }

  async events(id: string): Promise<RequestEvent[]> {
    await this.#find(id);
    return this.#parts.store.events(id);
  }

  async evidence(id: string): Promise<Evidence> {
    const { reviews } = await this.#find(id);
    return {
      requestId: id,
      plans: await this.#parts.store.plans(id),
      reviews: reviews.map(each => ({
        reviewer: each.reviewer,
        role: each.role,
        verdict: each.verdict,
        planDigest: each.planDigest,
        at: each.createdAt,
        comment: each.comment,
      })),
      events: await this.#parts.store.events(id),
    };
  }

  async review(id: string, input: unknown, caller: Caller): Promise<Request> {
    const current = await this.#find(id);
    return this.#present(
      await review(this.#parts, current, input, caller),
      caller,
    );
  }

  async comment(
    id: string,
    input: unknown,
    caller: Caller,
  ): Promise<RequestEvent> {
    assertPerson(caller, 'comment on a request');
    const { text } = parseBody(commentInputSchema, input, 'body');
    await this.#find(id);
    const event = {
      type: 'commented' as const,
      at: this.#at(),
      actor: caller.ref,
      message: text,
    };
    await this.#parts.store.update(id, () => ({ events: [event] }));
    const events = await this.#parts.store.events(id);
    return events.findLast(
      ({ type, at, actor, message }) =>
        type === event.type &&
        at === event.at &&
        actor === event.actor &&
        message === event.message,
    )!;
  }

  async cancel(id: string, caller: Caller): Promise<Request> {
    const { store, platform } = this.#parts;
    assertMayOperate(await this.#find(id), caller, platform, 'cancel');
    const stored = await store.update(id, current => {
      assertStatus(current, [...cancellable], 'be cancelled');
      return {
        to: 'cancelled',
        events: [
          {
            type: 'status.changed',
            at: this.#at(),
            actor: caller.ref,
            message: 'Cancelled',
          },
        ],
        patch: { statusReason: `Cancelled by ${caller.ref}` },
      };
    });
    return this.#present(stored, caller);
  }

  async retry(id: string, caller: Caller): Promise<Request> {
    const { store, platform, executor } = this.#parts;
    assertMayOperate(await this.#find(id), caller, platform, 'retry');
    const stored = await store.update(id, current => {
      assertStatus(current, ['failed'], 'be retried');
      return {
        to: 'approved',
        events: [
          {
            type: 'status.changed',
            at: this.#at(),
            actor: caller.ref,
            message: 'To be tried again',
            planDigest: current.plan.digest,
          },
        ],
        patch: { statusReason: undefined },
      };
    });
    executor.start(id);
    return this.#present(stored, caller);
  }

  async reconcile(id: string, caller: Caller): Promise<Request> {
    const { platform, executor } = this.#parts;
    const current = await this.#find(id);
    assertMayOperate(current, caller, platform, 'reconcile');
    assertStatus(current, ['unknown'], 'be reconciled');
    return this.#present(await executor.reconcile(id, caller.ref), caller);
  }

  async revert(
    id: string,
    input: unknown,
    options: { idempotencyKey?: string },
    caller: Caller,
  ): Promise<Request> {
    const original = await this.#find(id);
    return this.#present(
      await revert(this.#parts, original, input, options, caller),
      caller,
    );
  }

  async adoptDrift(
    resource: string,
    input: unknown,
    options: { idempotencyKey?: string },
    caller: Caller,
  ): Promise<Request> {
    return this.#present(
      await adoptDrift(this.#parts, resource, input, options, caller),
      caller,
    );
  }

  async #find(id: string): Promise<StoredRequest> {
    const request = await this.#parts.store.get(id);
    if (!request) throw new NotFoundError(`There is no request ${quoted(id)}`);
    return request;
  }

  #at(): string {
    return this.#parts.now().toISOString();
  }

  async #present(stored: StoredRequest, caller: Caller): Promise<Request> {
    const { platform } = this.#parts;
    // Only who may act needs to know what was done.
    const history = mayOperate(stored, caller, platform)
      ? await this.#history(stored)
      : { partlyDone: false, invertible: false };
    return toRequest(
      stored,
      caller,
      actionsOf(stored, caller, { platform, ...history }),
      endOf(this.#parts.kinds, stored),
    );
  }

  async #history(stored: StoredRequest) {
    const { store, kinds } = this.#parts;
    const { id, kind, status } = stored;
    if (!isCancellable(status) && !isRevertible(status))
      return { partlyDone: false, invertible: false };
    const events = await store.events(id);
    const done = isRevertible(status)
      ? doneChanges(stored, { events, plans: await store.plans(id) })
      : [];
    return {
      partlyDone: changesPartlyDone(events).size > 0,
      invertible: done.length > 0 && hasInverse(kinds, kind, done),
    };
  }
}

/** When it ends by itself; a kind that is gone says nothing any more. */
function endOf(
  kinds: Options['kinds'],
  { kind, spec }: StoredRequest,
): string | undefined {
  try {
    return kinds.get(kind).ends?.(spec);
  } catch {
    return undefined;
  }
}

function hasInverse(
  kinds: Options['kinds'],
  id: string,
  done: Parameters<NonNullable<RequestKind['revert']>>[0],
): boolean {
  try {
    return kinds.get(id).revert?.(done) !== undefined;
  } catch {
    // A kind that a module added and that is gone has no inverse any more.
    return false;
  }
}

function assertStatus(
  request: StoredRequest,
  valid: StoredRequest['status'][],
  doing: string,
): void {
  if (valid.includes(request.status)) return;
  throw stateConflict(
    request,
    `The request is ${
      request.status
    } and cannot ${doing}. Valid is ${valid.join(' or ')}`,
  );
}
