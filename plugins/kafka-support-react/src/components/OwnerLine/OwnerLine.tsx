import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Ownership } from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { sentence } from '../../format';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { SeverityIcon } from '../SeverityIcon';
import { UserOrGroup } from '../UserOrGroup';

/** @public */
export interface OwnerLineProps {
  ownership: Ownership;
  /** Leaves out proposals and the explanation. */
  short?: boolean;
  /** Who will answer for a resource that is yet to be made. */
  ownerToBe?: string;
}

/** Who answers for a resource and why we think so; proposals are marked as such. @public */
export function OwnerLine({ ownership, short, ownerToBe }: OwnerLineProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const { owner, ownerState, basis, proposals, conflicts = [] } = ownership;
  if (!owner && ownerToBe)
    return (
      <Box sx={{ typography: 'body2' }}>
        {t('owner.toBe', { owner: <UserOrGroup entityRef={ownerToBe} /> })}
      </Box>
    );
  const trouble =
    owner && ownerState !== 'active' && ownerState !== 'none'
      ? ownerState
      : undefined;
  return (
    <Box sx={{ typography: 'body2' }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 0.75,
          alignItems: 'center',
        }}
      >
        {owner ? (
          <UserOrGroup entityRef={owner} />
        ) : (
          <>
            <SeverityIcon severity="warn" aria-hidden />
            <span>{t('owner.none')}</span>
          </>
        )}
        {owner && basis && (
          <Typography component="span" variant="body2" color="text.secondary">
            {t('owner.confirmed', { basis: t(`owner.basis.${basis}`) })}
          </Typography>
        )}
      </Box>
      {trouble && (
        <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
          <SeverityIcon
            severity={trouble === 'unknown' ? 'unknown' : 'review'}
            aria-hidden
          />
          {t(`owner.${trouble}`, {
            owner: <UserOrGroup entityRef={owner!} plain />,
          })}
        </Box>
      )}
      {!short && (
        <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
          {sentence(ownership.explanation)}
        </Typography>
      )}
      {!short &&
        conflicts.map(conflict => (
          <Box key={conflict} sx={{ display: 'flex', gap: 0.75, mt: 0.5 }}>
            <SeverityIcon severity="warn" aria-hidden />
            <span>{conflict}</span>
          </Box>
        ))}
      {!short && !owner && proposals.length > 0 && (
        <Box sx={{ mt: 0.5 }}>
          {t('owner.proposed')}:{' '}
          {proposals.map((proposal, index) => (
            <span key={`${proposal.owner}:${proposal.detail}`}>
              {index > 0 && ', '}
              <UserOrGroup entityRef={proposal.owner} />{' '}
              <Typography
                component="span"
                variant="body2"
                color="text.secondary"
                title={proposal.detail}
              >
                {t(`owner.source.${proposal.source}`)}
              </Typography>
            </span>
          ))}
        </Box>
      )}
    </Box>
  );
}
