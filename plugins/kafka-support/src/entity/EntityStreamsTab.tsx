import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  PluginRoot,
  Time,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../translation';
import { NewRequestLink } from './NewRequestLink';
import { NoStreams } from './NoStreams';
import { StreamsTable } from './StreamsTable';
import { Unreachable } from './Unreachable';
import { useEntityStreams } from './useEntityStreams';

function Streams() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { data, error, entityRef, title, refetch } = useEntityStreams();
  if (error && !data)
    return <ErrorNotice error={error} onRetry={() => refetch()} />;
  if (!data)
    return (
      <Skeleton
        variant="rounded"
        height={280}
        role="status"
        aria-label={t('entity.loading')}
      />
    );
  return (
    <>
      <Unreachable clusters={data.unreachable} />
      {data.streams.length === 0 ? (
        <NoStreams entityRef={entityRef} title={title} />
      ) : (
        <>
          <Stack
            direction="row"
            sx={{
              alignItems: 'center',
              justifyContent: 'space-between',
              mb: 1,
            }}
          >
            <Typography variant="caption" color="text.secondary">
              {t('entity.asOf')} <Time value={data.readAt} as="clock" />
            </Typography>
            <NewRequestLink entityRef={entityRef}>
              {t('entity.requests.new')}
            </NewRequestLink>
          </Stack>
          <StreamsTable streams={data.streams} />
        </>
      )}
    </>
  );
}

/** The tab *Streams* of a component, system or group. @public */
export function EntityStreamsTab() {
  return (
    <PluginRoot>
      <Box sx={{ p: { xs: 1, md: 0 } }}>
        <Streams />
      </Box>
    </PluginRoot>
  );
}
