import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  StreamDetail,
  SupportField,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Fold,
  kafkaSupportReactTranslationRef,
  OwnerLine,
  Section,
  SeverityIcon,
  SupportMetadataList,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { ClaimLink } from '../ClaimLink';
import { kafkaSupportTranslationRef } from '../translation';

/** What a first responder needs, in the order of need. */
const fields: SupportField[] = [
  'alertRoute',
  'escalation',
  'runbook',
  'tier',
  'dataClass',
  'costCentre',
  'downstreamEffect',
];

/** What nobody supplied: named at once, with who can supply it a click away. */
function Gaps({
  stream,
  gaps,
}: {
  stream: StreamDetail;
  gaps: SupportField[];
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const shared = useTranslationRef(kafkaSupportReactTranslationRef);
  return (
    <Box sx={{ typography: 'body2' }}>
      <SeverityIcon severity="unknown" aria-hidden />{' '}
      {t('stream.who.unknown', {
        fields: gaps.map(field => shared.t(`support.${field}`)).join(', '),
      })}
      <Fold summary={t('stream.who.suppliers')}>
        <SupportMetadataList
          supportMetadata={stream.supportMetadata}
          fields={gaps}
        />
      </Fold>
    </Box>
  );
}

/** Owner and why, whom to call, where it is written how. */
export function WhoAnswers({ stream }: { stream: StreamDetail }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { ownership, supportMetadata } = stream;
  const gaps = fields.filter(field => !supportMetadata.values[field]);
  const known = fields.filter(field => !gaps.includes(field));
  return (
    <Section title={t('stream.who.title')}>
      <Stack spacing={1.5}>
        <div>
          <OwnerLine ownership={ownership} />
          <ClaimLink ownership={ownership} />
        </div>
        {known.length > 0 && (
          <SupportMetadataList
            supportMetadata={supportMetadata}
            fields={known}
          />
        )}
        {gaps.length > 0 && <Gaps stream={stream} gaps={gaps} />}
      </Stack>
    </Section>
  );
}
