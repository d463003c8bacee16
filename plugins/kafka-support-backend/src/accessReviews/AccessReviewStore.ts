import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  recorded,
  settleObligation,
  type NewAuditRecord,
  type Settlement,
} from '../requests';
import {
  submissionHash,
  toRevoke,
  toSubmission,
  type RevokeRow,
  type SubmissionRow,
} from './rows';
import type { StoredRevoke, StoredSubmission } from './types';

/** What was decided in access reviews, in SQLite or PostgreSQL. */
export class AccessReviewStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): AccessReviewStore {
    return new AccessReviewStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of these reviews, oldest first. */
  async submissions(reviewIds: string[]): Promise<StoredSubmission[]> {
    const rows = await this.#knex('access_review_submissions')
      .whereIn('obligation_id', reviewIds)
      .orderBy(['obligation_id', 'number'])
      .select<SubmissionRow[]>('*');
    return rows.map(toSubmission);
  }

  /** Of a stream within a time, oldest first. */
  async submissionsOf(
    resource: string,
    from: Date,
    to: Date,
  ): Promise<StoredSubmission[]> {
    const rows = await this.#knex('access_review_submissions')
      .where({ resource })
      .where('decided_at', '>=', from.toISOString())
      .where('decided_at', '<', to.toISOString())
      .orderBy(['decided_at', 'number'])
      .select<SubmissionRow[]>('*');
    return rows.map(toSubmission);
  }

  async revokes(reviewIds: string[]): Promise<StoredRevoke[]> {
    const rows = await this.#knex('access_review_revokes')
      .whereIn('obligation_id', reviewIds)
      .orderBy(['obligation_id', 'number', 'principal'])
      .select<RevokeRow[]>('*');
    return rows.map(toRevoke);
  }

  /** The review that a request was filed for. */
  async reviewOf(requestId: string): Promise<string | undefined> {
    const row = await this.#knex('access_review_revokes')
      .where({ request_id: requestId })
      .first<{ obligation_id: string } | undefined>('obligation_id');
    return row?.obligation_id;
  }

  /** Reviews in which somebody decided and that are still open. */
  async underWay(): Promise<string[]> {
    const rows = await this.#knex('obligations')
      .where({ state: 'open', kind: 'access-review' })
      .whereExists(
        this.#knex('access_review_submissions')
          .select(this.#knex.raw('1'))
          .whereRaw('access_review_submissions.obligation_id = obligations.id'),
      )
      .orderBy(['due_at', 'id'])
      .select<{ id: string }[]>('id');
    return rows.map(({ id }) => id);
  }

  /** When access to a stream was last reviewed to the end. */
  async lastDone(resource: string): Promise<string | undefined> {
    const row = await this.#knex('obligations')
      .where({ resource, state: 'done', kind: 'access-review' })
      .orderBy('settled_at', 'desc')
      .first<{ settled_at: string | Date } | undefined>('settled_at');
    return row && new Date(row.settled_at).toISOString();
  }

  /**
   * Stores what was decided, with what is to be revoked and the audit record.
   *
   * @throws ConflictError when somebody else decided at the same moment, or the review is done
   */
  async submit(
    submission: Omit<StoredSubmission, 'hash'>,
    revokes: Pick<
      StoredRevoke,
      'principal' | 'bindings' | 'justification' | 'caller'
    >[],
    recordOf: (hash: string) => NewAuditRecord,
  ): Promise<void> {
    const { reviewId, number } = submission;
    const hash = submissionHash(submission);
    await recorded(this.#knex, async trx => {
      const open = await trx('obligations')
        .where({ id: reviewId, state: 'open' })
        .first('id');
      const inserted = await trx('access_review_submissions')
        .insert({
          obligation_id: reviewId,
          number,
          resource: submission.resource,
          decided_by: submission.by,
          decided_at: submission.at,
          digest: submission.digest,
          grants: JSON.stringify(submission.grants),
          decisions: JSON.stringify(submission.decisions),
          hash,
        })
        .onConflict(['obligation_id', 'number'])
        .ignore()
        .returning('number');
      if (!open || inserted.length === 0)
        throw new ConflictError(
          'Somebody else decided at the same moment. Look at the review again',
        );
      if (revokes.length > 0)
        await trx('access_review_revokes').insert(
          revokes.map(({ principal, bindings, justification, caller }) => ({
            obligation_id: reviewId,
            number,
            principal,
            bindings: JSON.stringify(bindings),
            justification,
            filed_by: caller.ref,
            filed_by_refs: JSON.stringify(caller.ownershipRefs),
            settled: false,
          })),
        );
      return { record: recordOf(hash), result: undefined };
    });
  }

  /**
   * Keeps what is to be submitted, unless another replica kept something before.
   *
   * @returns what is kept: all replicas submit the same
   */
  async keepBody(
    { reviewId, number, principal }: StoredRevoke,
    body: Record<string, any>,
  ): Promise<Record<string, any>> {
    const row = { obligation_id: reviewId, number, principal };
    await this.#knex('access_review_revokes')
      .where(row)
      .whereNull('body')
      .update({ body: JSON.stringify(body) });
    const kept = await this.#knex('access_review_revokes')
      .where(row)
      .first<{ body: string | null } | undefined>('body');
    return kept?.body ? JSON.parse(kept.body) : body;
  }

  /** Notes how far a revoke came. */
  async note(
    { reviewId, number, principal }: StoredRevoke,
    to: Partial<Pick<StoredRevoke, 'requestId' | 'problem' | 'settled'>> & {
      /** Forgets what was to be submitted: it is planned anew. */
      outdated?: boolean;
    },
  ): Promise<void> {
    await this.#knex('access_review_revokes')
      .where({ obligation_id: reviewId, number, principal })
      .update({
        ...(to.outdated && { body: null }),
        ...(to.requestId !== undefined && { request_id: to.requestId }),
        ...(to.settled !== undefined && { settled: to.settled }),
        problem: to.problem ?? null,
      });
  }

  /** Ends a review with its audit record; nothing where it is ended already. */
  async done(
    reviewId: string,
    settlement: Settlement,
    now: Date,
    record: NewAuditRecord,
  ): Promise<void> {
    await recorded(this.#knex, async trx => ({
      result: undefined,
      record: (await settleObligation(trx, reviewId, settlement, now))
        ? record
        : undefined,
    }));
  }

  /** Opens a review with its audit record; nothing while one is open for the stream. */
  async open(
    insert: (trx: Knex.Transaction) => Promise<boolean>,
    record: NewAuditRecord,
  ): Promise<boolean> {
    return recorded(this.#knex, async trx => {
      const opened = await insert(trx);
      return { result: opened, record: opened ? record : undefined };
    });
  }
}
