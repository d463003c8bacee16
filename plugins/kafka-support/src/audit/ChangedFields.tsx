import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { AuditEntry } from '@kafka-support/backstage-plugin-kafka-support-common';
import { Mono } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../translation';

function Side({ value }: { value: string | undefined }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return value === undefined ? (
    <>{t('audit.fields.none')}</>
  ) : (
    <Mono>{value}</Mono>
  );
}

/** What the change of an entry does, field by field: before and after. */
export function ChangedFields(props: {
  fields: NonNullable<AuditEntry['fields']>;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Box
      component="ul"
      aria-label={t('audit.fields.label')}
      sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none', typography: 'caption' }}
    >
      {props.fields.map(({ field, before, after }) => (
        <li key={field}>
          <Mono>{field}</Mono>: <Side value={before} />{' '}
          <span aria-label={t('audit.fields.becomes')} role="img">
            →
          </span>{' '}
          <Side value={after} />
        </li>
      ))}
    </Box>
  );
}
