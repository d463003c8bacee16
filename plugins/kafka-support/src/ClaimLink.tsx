import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  parseResourceRef,
  type Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { newKindRouteRef } from './routes';
import { kafkaSupportTranslationRef } from './translation';

/**
 * Leads to the claim of a resource where no team can answer for it; else nothing.
 * The team that everything proposes is filled in; where proposals differ, nobody is.
 */
export function ClaimLink({
  ownership,
}: {
  ownership: Pick<Ownership, 'resource' | 'ownerState' | 'proposals'>;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toKind = useRouteRef(newKindRouteRef);
  const { resource, ownerState, proposals } = ownership;
  if (ownerState === 'active' || ownerState === 'unknown') return null;
  const { cluster, name } = parseResourceRef(resource);
  const proposed = new Set(proposals.map(each => each.owner));
  const query = new URLSearchParams({
    resource,
    cluster,
    ...(proposed.size === 1 && { owner: [...proposed][0] }),
  });
  return (
    <Link
      to={`${toKind({ kind: 'ownership' })}?${query}`}
      // Several on a page lead to different places.
      aria-label={t('entity.claim.label', { name, cluster })}
    >
      {t('entity.claim.action')}
    </Link>
  );
}
