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

/** As the other cards of the portal: the tooltip of the theme lets through what is below. */
const card = {
  bgcolor: 'background.paper',
  color: 'text.primary',
  border: 1,
  borderColor: 'divider',
  boxShadow: 3,
  typography: 'body2',
  maxWidth: 360,
  p: 1.5,
} as const;

/** A mark as icon, word and colour; on hover and focus its sentence and since when. */
export function MarkChip({ mark }: { mark: MarkOnResource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const severity = markSeverities[mark.mark];
  return (
    <Tooltip
      describeChild
      componentsProps={{ tooltip: { sx: card } }}
      title={
        <>
          {mark.says}
          <Box
            component="span"
            sx={{ display: 'block', mt: 0.5, color: 'text.secondary' }}
          >
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
