import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  CodeBlock,
  Section,
  SeverityIcon,
  useRequestEvents,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../../translation';
import { verificationResults } from './verificationResults';

function Verification({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const events = useRequestEvents(request);
  const results = verificationResults(events.data ?? []);
  if (results.length === 0)
    return (
      <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
        {t('request.after.reading')}
      </Typography>
    );
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {results.map((result, index) => (
        <Box
          component="li"
          key={`${result.message}:${index}`}
          sx={{ display: 'flex', gap: 1, py: 0.5, typography: 'body2' }}
        >
          <SeverityIcon
            severity={result.outcome === 'fail' ? 'review' : result.outcome}
            alone
            sx={{ mt: '0.3em' }}
          />
          <span>
            {result.message}
            {result.observed && result.limit && (
              <Typography
                component="span"
                variant="body2"
                color="text.secondary"
              >
                {' · '}
                {t('request.after.seen', {
                  observed: result.observed,
                  limit: result.limit,
                })}
              </Typography>
            )}
          </span>
        </Box>
      ))}
    </Box>
  );
}

const applied = ['applied', 'verified', 'unverified'];

/** What the cluster says after the change, and what clients need to connect. */
export function After({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (!applied.includes(request.status)) return null;
  return (
    <Section title={t('request.after.title')} id="after">
      <Stack spacing={2}>
        <Verification request={request} />
        {request.connectionSettings.length > 0 && (
          <Stack spacing={1.5}>
            <div>
              <Typography
                component="h4"
                variant="body2"
                sx={{ fontWeight: 600, m: 0 }}
              >
                {t('request.after.settings')}
              </Typography>
              <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
                {t('request.after.settingsHelp')}
              </Typography>
            </div>
            {request.connectionSettings.map(({ title, text }) => (
              <CodeBlock key={title} label={title} text={text} />
            ))}
          </Stack>
        )}
      </Stack>
    </Section>
  );
}
