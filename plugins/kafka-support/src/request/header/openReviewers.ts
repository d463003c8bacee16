import type {
  Request,
  RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** Who still has to agree; a review that lapsed does not count. */
export function openReviewers({
  reviewers,
  reviews,
}: Pick<Request, 'reviewers' | 'reviews'>): RequiredReviewer[] {
  return reviewers.filter(
    ({ role }) =>
      !reviews.some(
        review =>
          review.role === role &&
          review.verdict === 'approve' &&
          !review.lapsed,
      ),
  );
}
