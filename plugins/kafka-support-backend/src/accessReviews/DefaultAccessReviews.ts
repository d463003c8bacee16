import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  accessReviewInputSchema,
  type AccessReview,
  type AccessReviewInput,
  type AccessReviewList,
  type AccessReviewQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  parseBody,
  quoted,
  withDetails,
  type ObligationStore,
  type RequestStore,
  type StoredObligation,
} from '../requests';
import type { AccessReviewFollower } from './AccessReviewFollower';
import type { AccessReviewStore } from './AccessReviewStore';
import type { AccessReviewsConfig } from './config';
import {
  notToDecide,
  notToKeep,
  notToRevoke,
  type DeciderGroups,
} from './deciders';
import type { GrantReader, ReadGrants } from './GrantReader';
import {
  latestDecisions,
  toReviewedGrant,
  toSubmissionAnswer,
  toSummary,
  type ReviewHistory,
} from './present';
import { revokesOf } from './revokesOf';
import type { AccessReviews, ReadGrant, ReviewViewer } from './types';

interface Options {
  config: AccessReviewsConfig;
  obligations: Pick<ObligationStore, 'get' | 'list'>;
  requests: Pick<RequestStore, 'getMany'>;
  store: AccessReviewStore;
  grants: GrantReader;
  follower: Pick<AccessReviewFollower, 'proceed'>;
  deciders: DeciderGroups;
  now?: () => Date;
}

type Known = Extract<ReadGrants, { grants: ReadGrant[] }>;

/** The rules of access reviews, for a caller who was resolved at the edge. */
export class DefaultAccessReviews implements AccessReviews {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): DefaultAccessReviews {
    return new DefaultAccessReviews(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async list(
    { mine, ...query }: AccessReviewQuery,
    viewer: ReviewViewer,
  ): Promise<AccessReviewList> {
    const { obligations, store, config } = this.#options;
    const { caller } = viewer;
    const { items, ...page } = await obligations.list({
      ...query,
      kind: 'access-review',
      ...(mine && { mine: [caller.ref, ...caller.ownershipRefs] }),
    });
    const submissions = await store.submissions(items.map(({ id }) => id));
    const now = this.#now();
    return {
      items: items.map(item =>
        toSummary(
          item,
          submissions.filter(({ reviewId }) => reviewId === item.id),
          viewer,
          now,
        ),
      ),
      ...page,
      dataClasses: config.dataClasses,
      everyDays: config.everyDays,
      readAt: now.toISOString(),
    };
  }

  async get(id: string, viewer: ReviewViewer): Promise<AccessReview> {
    const review = await this.#find(id);
    return this.#present(review, await this.#readOf(review), viewer);
  }

  async decide(
    id: string,
    input: unknown,
    viewer: ReviewViewer,
  ): Promise<AccessReview> {
    const { store, follower, deciders } = this.#options;
    const { caller } = viewer;
    const review = await this.#find(id);
    const refused = notToDecide(review, caller, deciders);
    if (refused) throw new NotAllowedError(refused);
    const body = parseBody(accessReviewInputSchema, input, 'body');
    if (review.state !== 'open')
      throw new ConflictError(
        `The access review is ${review.state} and takes no decision. The next is opened on schedule`,
      );
    const read = await this.#readOf(review);
    if (!('grants' in read))
      throw new ServiceUnavailableError(
        `Who has access is not known, so nothing can be decided: ${read.read.reason}`,
      );
    if (body.digest !== read.digest)
      throw withDetails(
        new ConflictError(
          'Other grants are in force than those that you saw. The review as it is now is in the details: look at it and decide over that',
        ),
        await this.#present(review, read, viewer),
      );
    assertDecisions(body, read.grants, viewer);
    const before = await store.submissions([id]);
    const at = this.#now().toISOString();
    const number = (before.at(-1)?.number ?? 0) + 1;
    const submission = {
      reviewId: id,
      number,
      resource: review.resource,
      by: caller.ref,
      at,
      digest: body.digest,
      grants: read.grants,
      decisions: body.decisions,
    };
    const revokes = revokesOf(review, submission, caller);
    const { kept, revoked } = toSubmissionAnswer({ ...submission, hash: '' });
    await store.submit(submission, revokes, hash => ({
      type: 'access-review.decided',
      kind: 'access-review',
      at,
      actor: caller.ref,
      cluster: review.cluster,
      resource: review.resource,
      title: review.title,
      message: `Decided: ${kept} to keep, ${revoked} to revoke`,
      details: { review: id, number, digest: body.digest, submission: hash },
    }));
    await follower.proceed(id);
    return this.get(id, viewer);
  }

  async #find(id: string): Promise<StoredObligation> {
    const review = await this.#options.obligations.get(id);
    if (review?.kind === 'access-review') return review;
    throw new NotFoundError(`There is no access review ${quoted(id)}`);
  }

  /** A review that is done shows what was decided, not what came later. */
  async #readOf(review: StoredObligation): Promise<ReadGrants> {
    if (review.state === 'open')
      return this.#options.grants.read(review.resource);
    const submissions = await this.#options.store.submissions([review.id]);
    const last = submissions.at(-1);
    return {
      read: { known: true, readAt: last?.at ?? review.createdAt },
      grants: [...latestDecisions(submissions).values()].flatMap(
        ({ grant }) => grant ?? [],
      ),
      digest: last?.digest ?? '',
    };
  }

  async #present(
    review: StoredObligation,
    read: ReadGrants,
    viewer: ReviewViewer,
  ): Promise<AccessReview> {
    const { deciders } = this.#options;
    const known: Known | undefined = 'grants' in read ? read : undefined;
    const history = await this.#history(review.id, known?.grants ?? []);
    const { submissions } = history;
    return {
      ...toSummary(review, submissions, viewer, this.#now()),
      read: read.read,
      digest: review.state === 'open' ? known?.digest : undefined,
      grants: (known?.grants ?? []).map(grant =>
        toReviewedGrant(grant, history, viewer),
      ),
      submissions: submissions.map(toSubmissionAnswer),
      notToDecide:
        review.state === 'open'
          ? notToDecide(review, viewer.caller, deciders)
          : `The review is ${review.state}`,
    };
  }

  async #history(
    reviewId: string,
    grants: ReadGrant[],
  ): Promise<ReviewHistory> {
    const { store, requests } = this.#options;
    const [submissions, revokes] = await Promise.all([
      store.submissions([reviewId]),
      store.revokes([reviewId]),
    ]);
    const ids = new Set([
      ...revokes.flatMap(({ requestId }) => requestId ?? []),
      ...grants.flatMap(({ approval }) =>
        approval?.visible ? approval.requestId : [],
      ),
    ]);
    const found = await requests.getMany([...ids]);
    return {
      submissions,
      revokes,
      requests: new Map(
        found.flatMap(request => (request ? [[request.id, request]] : [])),
      ),
    };
  }
}

/** @throws InputError for a decision over no grant, two over one, or one that cannot be; NotAllowedError over an own grant */
function assertDecisions(
  { decisions }: AccessReviewInput,
  grants: ReadGrant[],
  { caller }: ReviewViewer,
): void {
  const byKey = new Map(grants.map(grant => [grant.key, grant]));
  const seen = new Set<string>();
  if (decisions.length === 0 && grants.length > 0)
    throw new InputError(
      `"body.decisions" is empty. Valid is a decision over at least one of the ${grants.length} grants`,
    );
  for (const { key, verdict } of decisions) {
    const grant = byKey.get(key);
    if (!grant)
      throw new InputError(
        `"body.decisions" names the grant ${quoted(
          key,
        )}, which is not in force. Valid are the keys that the review shows`,
      );
    if (seen.has(key))
      throw new InputError(
        `"body.decisions" names the grant ${quoted(key)} twice`,
      );
    seen.add(key);
    const reason =
      verdict === 'keep' ? notToKeep(grant, caller) : notToRevoke(grant);
    if (!reason) continue;
    const sentence = `Access of "${grant.principal}": ${reason}`;
    throw verdict === 'keep'
      ? new NotAllowedError(sentence)
      : new InputError(sentence);
  }
}
