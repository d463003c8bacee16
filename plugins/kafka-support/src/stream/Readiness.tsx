import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamDetail } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FindingsList,
  GradeChip,
  Section,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';
import { Aside, Lines } from './Lines';

/** Could it be supported tonight; what is in the way and what fixes it. */
export function Readiness({ stream }: { stream: StreamDetail }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { dimensions } = stream.readiness;
  return (
    <Section title={t('stream.readiness.title')}>
      <Lines>
        {dimensions.map(({ dimension, grade, reason }) => (
          <div key={dimension}>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <GradeChip grade={grade} />
              <span>{t(`entity.dimensions.${dimension}`)}</span>
            </Stack>
            {grade !== 'ready' && <Aside>{reason}</Aside>}
          </div>
        ))}
      </Lines>
      <FindingsList findings={dimensions.flatMap(({ findings }) => findings)} />
    </Section>
  );
}
