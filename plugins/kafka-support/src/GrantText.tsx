import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamGrant } from '@kafka-support/backstage-plugin-kafka-support-common';
import { Mono } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from './translation';

/** Who may do what with a stream, from where, and for how many others it holds too. */
export function GrantText({ grant }: { grant: StreamGrant }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const operations = grant.operations.join(', ');
  const scope = [
    grant.patternType === 'prefixed' &&
      t('stream.access.prefixed', { name: grant.resourceName }),
    grant.resourceName === '*' && t('stream.access.everything'),
    grant.host !== '*' && t('stream.access.host', { host: grant.host }),
  ].filter(Boolean);
  return (
    <>
      <Box component="strong" sx={{ fontWeight: 600 }}>
        <Mono>{grant.principal}</Mono>
      </Box>
      <span>
        {grant.permission === 'deny'
          ? t('stream.access.deny', { operations })
          : operations}
        {scope.length > 0 && ` · ${scope.join(' · ')}`}
      </span>
    </>
  );
}
