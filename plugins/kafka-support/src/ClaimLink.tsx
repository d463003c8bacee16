import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  parseResourceRef,
  type Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { newKindRouteRef } from './routes';
import { kafkaSupportTranslationRef } from './translation';

/** Leads to the claim of a resource where no team can answer for it; else nothing. */
export function ClaimLink({ ownership }: { ownership: Ownership }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toKind = useRouteRef(newKindRouteRef);
  const { resource, ownerState } = ownership;
  if (ownerState === 'active' || ownerState === 'unknown') return null;
  const { cluster, name } = parseResourceRef(resource);
  const query = new URLSearchParams({ resource, cluster });
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
