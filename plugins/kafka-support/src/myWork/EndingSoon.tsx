import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Time } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { DueChip, ObligationTitle, useObligations } from '../obligations';
import { obligationsRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { WorkCard } from './WorkCard';

const SHOWN = 6;

/** What ends for the reader or is owed by them, the most urgent first. */
export function EndingSoon() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const query = useObligations({ mine: true, limit: SHOWN });
  const obligations = query.data?.items ?? [];
  return (
    <WorkCard
      title={t('myWork.ending.title')}
      query={query}
      empty={obligations.length === 0 ? t('myWork.ending.empty') : undefined}
      actions={
        <Link to={useRouteRef(obligationsRouteRef)()}>
          {t('myWork.ending.all')}
        </Link>
      }
    >
      <Stack
        component="ul"
        spacing={1.25}
        sx={{ listStyle: 'none', p: 0, m: 0 }}
      >
        {obligations.map(obligation => (
          <Box
            component="li"
            key={obligation.id}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              alignItems: 'flex-start',
              gap: 1,
              typography: 'body2',
            }}
          >
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <ObligationTitle obligation={obligation} />
              <Typography
                variant="caption"
                component="p"
                color="text.secondary"
                sx={{ m: 0 }}
              >
                {obligation.cluster} ·{' '}
                <Time value={obligation.dueAt} as="age" />
              </Typography>
            </Box>
            {obligation.overdue && <DueChip obligation={obligation} />}
          </Box>
        ))}
      </Stack>
    </WorkCard>
  );
}
