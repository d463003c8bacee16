import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ownableTypes,
  type Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  SeverityIcon,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import { ClaimLink } from '../../ClaimLink';
import { kafkaSupportTranslationRef } from '../../translation';
import { offersClaim } from '../marks';

/** Who answers for it; nobody: the way to claim it. */
export function Owner({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (resource.owner) return <UserOrGroup entityRef={resource.owner} />;
  if (resource.internal) return <>{t('streams.table.kafka')}</>;
  const isOwnable = ownableTypes.some(type => type === resource.type);
  return (
    <>
      <Stack direction="row" spacing={0.75} sx={{ alignItems: 'baseline' }}>
        <SeverityIcon severity="warn" aria-hidden />
        <span>{t('streams.table.unowned')}</span>
      </Stack>
      {isOwnable && !resource.goneAt && !offersClaim(resource.marks) && (
        <ClaimLink
          ownership={{
            resource: resource.resource,
            ownerState: 'none',
            proposals: [],
          }}
        />
      )}
    </>
  );
}
