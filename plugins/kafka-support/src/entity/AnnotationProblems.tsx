import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntityStreams } from '@kafka-support/backstage-plugin-kafka-support-common';
import { Mono } from '@kafka-support/backstage-plugin-kafka-support-react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../translation';

/** Annotations of the entity that say less than their writer meant; nothing when there are none. */
export function AnnotationProblems({
  problems = [],
}: Pick<EntityStreams, 'problems'>) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (problems.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1 }}>
      {t('entity.problems', { count: problems.length })}
      <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
        {problems.map(({ annotation, message }) => (
          <li key={`${annotation} ${message}`}>
            <Mono>{annotation}</Mono>: {message}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
