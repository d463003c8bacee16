import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Obligation } from '@kafka-support/backstage-plugin-kafka-support-common';
import { accessReviewRouteRef, requestRouteRef } from '../routes';

/** What is owed, leading to where one acts on it: the review, or the request that it comes from. */
export function ObligationTitle({ obligation }: { obligation: Obligation }) {
  const toRequest = useRouteRef(requestRouteRef);
  const toReview = useRouteRef(accessReviewRouteRef);
  const { id, kind, requestId, title } = obligation;
  if (kind === 'access-review')
    return <Link to={toReview({ id })}>{title}</Link>;
  if (requestId) return <Link to={toRequest({ id: requestId })}>{title}</Link>;
  return <>{title}</>;
}
