import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { MarkOnResource } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  SeverityIcon,
  severityTones,
  Time,
  ToneChip,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { kafkaSupportTranslationRef } from '../../translation';
import { markSeverities } from './markSeverities';

/** A mark as icon, word and colour; on hover and focus its sentence and since when. */
export function MarkChip({ mark }: { mark: MarkOnResource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const severity = markSeverities[mark.mark];
  return (
    <Tooltip
      describeChild
      title={
        <>
          {mark.says}
          <Box component="span" sx={{ display: 'block', mt: 0.5 }}>
            {t('streams.marks.since')} <Time value={mark.since} />
          </Box>
        </>
      }
    >
      <Box
        component="span"
        tabIndex={0}
        sx={{ cursor: 'help', '& > span': { fontSize: '0.8rem' } }}
      >
        <ToneChip
          tone={severityTones[severity]}
          icon={<SeverityIcon severity={severity} aria-hidden />}
        >
          {t(`streams.marks.words.${mark.mark}`)}
        </ToneChip>
      </Box>
    </Tooltip>
  );
}
