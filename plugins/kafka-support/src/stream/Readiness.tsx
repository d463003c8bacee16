import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FindingsList,
  GradeChip,
  Section,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';
import { Aside, Lines } from './Lines';
import type { ShownStream } from './useStream';

/** Could it be supported tonight; what is in the way and what fixes it. */
export function Readiness({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (stream.waiting)
    return (
      <Section title={t('stream.readiness.title')}>
        <Skeleton variant="rounded" height={120} />
      </Section>
    );
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
