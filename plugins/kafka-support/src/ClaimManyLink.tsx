import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { claimManyRouteRef } from './routes';
import { kafkaSupportTranslationRef } from './translation';

/** Leads to the claim of many resources; what is known of the ask is filled in. */
export function ClaimManyLink({
  cluster,
  prefix,
}: {
  cluster?: string;
  prefix?: string;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const query = new URLSearchParams({
    ...(cluster && { cluster }),
    ...(prefix && { prefix }),
  }).toString();
  const to = useRouteRef(claimManyRouteRef)();
  return <Link to={query ? `${to}?${query}` : to}>{t('claimMany.link')}</Link>;
}
