import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  StreamDetail,
  SupportField,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  OwnerLine,
  Section,
  SupportMetadataList,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
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

/** Owner and why, whom to call, where it is written how. */
export function WhoAnswers({ stream }: { stream: StreamDetail }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Section title={t('stream.who.title')}>
      <Stack spacing={1.5}>
        <OwnerLine ownership={stream.ownership} />
        <SupportMetadataList
          supportMetadata={stream.supportMetadata}
          fields={fields}
        />
      </Stack>
    </Section>
  );
}
