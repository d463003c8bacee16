import { InputError, NotFoundError } from '@backstage/errors';
import {
  formatResourceRef,
  topicNameSchema,
  type AccessEvidence,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { AuditLog, AuditVerifier } from '../audit';
import type { Clusters } from '../clusters/types';
import type { OwnershipService } from '../ownership';
import {
  parseBody,
  quoted,
  type ObligationStore,
  type StoredObligation,
} from '../requests';
import type { AccessReviewStore } from './AccessReviewStore';
import type { GrantReader } from './GrantReader';
import { submissionHash } from './rows';
import type { StoredRevoke, StoredSubmission } from './types';

const YEAR_MS = 366 * 86_400_000;
const PAGE = 200;

interface Options {
  clusters: Pick<Clusters, 'list'>;
  ownership: Pick<OwnershipService, 'ownershipOf' | 'supportMetadataOf'>;
  obligations: Pick<ObligationStore, 'list'>;
  store: Pick<AccessReviewStore, 'submissionsOf' | 'revokes'>;
  grants: GrantReader;
  audit: Pick<AuditLog, 'list'> & Pick<AuditVerifier, 'verify'>;
  now?: () => Date;
}

/** Puts together what an auditor asks of the access to one stream, as one document. */
export class AccessEvidenceReader {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): AccessEvidenceReader {
    return new AccessEvidenceReader(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * @param period - from inclusive, to exclusive; the last year until now when absent
   * @throws NotFoundError for an unknown cluster, InputError for a name that no
   * topic can have, or a period that ends before it begins
   */
  async read(
    stream: { cluster: string; topic: string },
    period: { from?: string; to?: string },
  ): Promise<AccessEvidence> {
    const { clusters, ownership, store, grants, audit } = this.#options;
    const { cluster } = stream;
    if (!clusters.list().some(({ facts }) => facts.id === cluster))
      throw new NotFoundError(`There is no cluster ${quoted(cluster)}`);
    const topic = parseBody(topicNameSchema, stream.topic, 'path.topic');
    const resource = formatResourceRef({ cluster, type: 'topic', name: topic });
    const now = this.#now();
    const { from, to } = periodOf(period, now);
    const [read, owned, submissions, reviews, verification] = await Promise.all(
      [
        grants.read(resource),
        ownership.ownershipOf(resource),
        store.submissionsOf(resource, from, to),
        this.#reviews(resource, from, to),
        audit.verify(),
      ],
    );
    const { values } = await ownership.supportMetadataOf(owned);
    const [revokes, hashes] = await Promise.all([
      store.revokes([...new Set(submissions.map(each => each.reviewId))]),
      this.#recordedHashes(resource),
    ]);
    return {
      resource,
      cluster,
      topic,
      owner: owned.owner,
      ownership: owned.explanation,
      dataClass: values.dataClass?.value,
      from: from.toISOString(),
      to: to.toISOString(),
      read: read.read,
      grants: 'grants' in read ? read.grants : [],
      reviews: reviews.map(
        ({ id, createdAt, dueAt, state, owedBy, settledAt, reason }) => ({
          id,
          openedAt: createdAt,
          dueAt,
          state,
          owedBy,
          settledAt,
          reason,
        }),
      ),
      decisions: submissions.map(each => toDecision(each, revokes, hashes)),
      verification,
      madeAt: now.toISOString(),
    };
  }

  /** Those that were open at some time of the period. */
  async #reviews(
    resource: string,
    from: Date,
    to: Date,
  ): Promise<StoredObligation[]> {
    const found: StoredObligation[] = [];
    for (const state of ['open', 'done', 'failed'] as const) {
      let cursor: string | undefined;
      do {
        const page = await this.#options.obligations.list({
          resource,
          state,
          kind: 'access-review',
          limit: PAGE,
          cursor,
        });
        found.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
    }
    return found
      .filter(
        ({ createdAt, settledAt }) =>
          createdAt < to.toISOString() &&
          (settledAt === undefined || settledAt >= from.toISOString()),
      )
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  /** Hashes of submissions as the audit trail has them. */
  async #recordedHashes(resource: string): Promise<Set<string>> {
    const hashes = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await this.#options.audit.list({
        resource,
        kind: 'access-review',
        limit: PAGE,
        cursor,
      });
      for (const { details } of page.items)
        if (typeof details?.submission === 'string')
          hashes.add(details.submission);
      cursor = page.nextCursor;
    } while (cursor);
    return hashes;
  }
}

function toDecision(
  submission: StoredSubmission,
  revokes: StoredRevoke[],
  recorded: Set<string>,
): AccessEvidence['decisions'][number] {
  const { reviewId, number, by, at, digest, grants, decisions } = submission;
  const hash = submissionHash(submission);
  return {
    review: reviewId,
    number,
    by,
    at,
    digest,
    intact: hash === submission.hash && recorded.has(hash),
    grants: grants.map(grant => {
      const decided = decisions.find(({ key }) => key === grant.key);
      const { principal, operations, patternType, resourceName } = grant;
      return {
        principal,
        operations,
        patternType,
        resourceName,
        host: grant.host,
        permission: grant.permission,
        verdict: decided?.verdict ?? 'not decided',
        reason: decided?.reason,
        requestId:
          decided?.verdict === 'revoke'
            ? revokes.find(
                each =>
                  each.reviewId === reviewId &&
                  each.number === number &&
                  each.principal === principal,
              )?.requestId
            : undefined,
      };
    }),
  };
}

function periodOf(period: { from?: string; to?: string }, now: Date) {
  const to = period.to === undefined ? now : new Date(period.to);
  const from =
    period.from === undefined
      ? new Date(to.getTime() - YEAR_MS)
      : new Date(period.from);
  if (from.getTime() < to.getTime()) return { from, to };
  throw new InputError(
    `"query.from" is ${quoted(
      from.toISOString(),
    )}, which is not before "query.to". Valid is an earlier instant`,
  );
}
