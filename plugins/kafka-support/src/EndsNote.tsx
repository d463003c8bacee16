import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Time } from '@kafka-support/backstage-plugin-kafka-support-react';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from './translation';

/** When what a plan does is taken back by itself: part of what people agree to. */
export function EndsNote({ ends }: { ends: string }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Typography variant="body2" sx={{ mt: 1.5 }}>
      {t('request.plan.ends', { time: <Time value={ends} /> })}
    </Typography>
  );
}
