import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  accessSpecOf,
  canonicalDigest,
  parseResourceRef,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ObligationStore,
  RequestListener,
  RequestsService,
} from '../requests';
import type { AccessReviewStore } from './AccessReviewStore';
import type { GrantReader } from './GrantReader';
import { latestDecisions } from './present';
import type { StoredRevoke, StoredSubmission } from './types';

interface Options {
  store: AccessReviewStore;
  obligations: Pick<ObligationStore, 'get'>;
  grants: GrantReader;
  requests: Pick<RequestsService, 'preview' | 'submit'>;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Carries a review on after people decided:
 *
 *   decided ─▶ plan the revoke ─▶ keep what is to be submitted ─▶ submit ─▶ note the request
 *   applied ─▶ read the grants again: all kept, none revoked in force ─▶ done
 *
 * Each step is kept before the next, and what is submitted is the same each
 * time with the same idempotency key. So after a crash at any instant it is
 * taken up by the next pass of any replica and filed once. The requests go
 * through the same guardrails and reviews as any other; a review is done by
 * what the cluster shows, not by what was asked for.
 */
export class AccessReviewFollower {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): AccessReviewFollower {
    return new AccessReviewFollower(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Carries on all reviews in which somebody decided. */
  async run(signal?: AbortSignal): Promise<void> {
    for (const id of await this.#options.store.underWay()) {
      if (signal?.aborted) return;
      await this.proceed(id);
    }
  }

  /** A `RequestListener`: a revoke that is applied may be the last of its review. */
  readonly onCommitted: RequestListener = (request, events) => {
    if (request.kind !== 'access' || !events.some(({ to }) => to === 'applied'))
      return;
    this.#options.store
      .reviewOf(request.id)
      .then(id => (id === undefined ? undefined : this.proceed(id)))
      .catch(error => this.#report(request.id, error));
  };

  /** As far as it goes now; what fails is tried again by the next pass. */
  async proceed(reviewId: string): Promise<void> {
    const { store } = this.#options;
    try {
      for (const revoke of await store.revokes([reviewId]))
        if (!revoke.settled) await this.#file(revoke);
      await this.#settle(reviewId);
    } catch (error) {
      this.#report(reviewId, error);
    }
  }

  async #file(revoke: StoredRevoke): Promise<void> {
    const { store, requests } = this.#options;
    let kept = revoke.body;
    try {
      if (!kept) {
        const body = await this.#plan(revoke);
        if (!body) {
          await store.note(revoke, { settled: true });
          return;
        }
        kept = await store.keepBody(revoke, body);
      }
      const idempotencyKey = `access-review-${canonicalDigest(kept)}`;
      const { id } = await requests.submit(
        kept,
        { idempotencyKey },
        revoke.caller,
      );
      await store.note(revoke, { requestId: id, settled: true });
    } catch (error) {
      const { name, message } = error as Error;
      // A plan that is outdated is made anew; nothing was filed by it.
      const outdated = kept !== undefined && name === 'ConflictError';
      await store.note(revoke, { problem: message, outdated });
    }
  }

  /** @returns undefined when there is nothing left to take back */
  async #plan(
    revoke: StoredRevoke,
  ): Promise<Record<string, unknown> | undefined> {
    const { store, requests } = this.#options;
    const [review] = await store.submissions([revoke.reviewId]);
    const { cluster } = parseResourceRef(review.resource);
    const spec = accessSpecOf('revoke', revoke.bindings);
    if (!spec)
      throw new Error(
        `No request can take back what "${revoke.principal}" has here: revoke it by Kafka's own tools`,
      );
    const ask = { kind: 'access', cluster, spec };
    const { plan } = await requests.preview(ask, revoke.caller);
    return plan.changes.length === 0
      ? undefined
      : { ...ask, plan, justification: revoke.justification };
  }

  async #settle(reviewId: string): Promise<void> {
    const { store, obligations, grants } = this.#options;
    const review = await obligations.get(reviewId);
    const submissions = await store.submissions([reviewId]);
    const last = submissions.at(-1);
    if (review?.state !== 'open' || !last) return;
    const read = await grants.read(review.resource);
    if (!('grants' in read)) return;
    const decided = latestDecisions(submissions);
    const open = read.grants.filter(
      ({ key }) => decided.get(key)?.verdict !== 'keep',
    );
    if (open.length > 0) return;
    const now = this.#now();
    const reason = outcomeOf(submissions, read.grants.length);
    await store.done(reviewId, { state: 'done', reason, by: last.by }, now, {
      type: 'access-review.done',
      kind: 'access-review',
      at: now.toISOString(),
      actor: 'system',
      cluster: review.cluster,
      resource: review.resource,
      title: review.title,
      message: reason,
      details: { review: reviewId, digest: read.digest },
    });
  }

  #report(id: string, error: unknown): void {
    this.#options.logger.error(
      `The access review "${id}" is carried on by the next pass`,
      { error: stringifyError(error) },
    );
  }
}

function outcomeOf(submissions: StoredSubmission[], kept: number): string {
  const revoked = [...latestDecisions(submissions).values()].filter(
    ({ verdict }) => verdict === 'revoke',
  ).length;
  return `${kept} kept, ${revoked} revoked`;
}
