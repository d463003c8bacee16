import type {
  AccessReview,
  AccessReviewList,
  AccessReviewQuery,
  AclBinding,
  GrantVerdict,
  StreamGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Caller, StoredRequest } from '../requests';

/** Who looks at reviews, and which requests the permission framework lets them know of. */
export interface ReviewViewer {
  caller: Caller;
  mayRead(request: StoredRequest): boolean;
}

/** A grant in force as it was read, before it is shown to anybody. */
export interface ReadGrant extends StreamGrant {
  /** Digest over all that it allows. */
  key: string;
  principalOwner?: string;
  until?: string;
}

/** One time that somebody decided, as stored. */
export interface StoredSubmission {
  reviewId: string;
  number: number;
  resource: string;
  by: string;
  at: string;
  digest: string;
  grants: ReadGrant[];
  decisions: { key: string; verdict: GrantVerdict; reason: string }[];
  /** Over all of the above; the audit record of the decision holds it. */
  hash: string;
}

/** What is to be taken back from one principal. */
export interface StoredRevoke {
  reviewId: string;
  number: number;
  principal: string;
  bindings: AclBinding[];
  justification: string;
  /** Who decided, with the groups of then: files the request. */
  caller: Caller;
  /** What is submitted, once it was planned. */
  body?: Record<string, any>;
  requestId?: string;
  problem?: string;
  /** Filed, or there was nothing left to take back. */
  settled: boolean;
}

/** Access reviews: obligations whose fulfilment is that people decide over each grant. */
export interface AccessReviews {
  list(
    query: AccessReviewQuery,
    viewer: ReviewViewer,
  ): Promise<AccessReviewList>;
  /** @throws NotFoundError */
  get(id: string, viewer: ReviewViewer): Promise<AccessReview>;
  /**
   * Records decisions, and files a request for each principal that something
   * is revoked from.
   *
   * @throws NotAllowedError for who may not decide, or not over that grant
   * @throws ConflictError when other grants are in force than were seen; its details are the review as it is now
   * @throws ServiceUnavailableError while the grants are unknown
   */
  decide(
    id: string,
    input: unknown,
    viewer: ReviewViewer,
  ): Promise<AccessReview>;
}
