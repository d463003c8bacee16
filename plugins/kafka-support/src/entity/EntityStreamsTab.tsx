import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntityStreams } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  PluginRoot,
  Time,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../translation';
import { AnnotationProblems } from './AnnotationProblems';
import { NewRequestLink } from './NewRequestLink';
import { NoStreams } from './NoStreams';
import { StreamsTable } from './StreamsTable';
import { Unreachable } from './Unreachable';
import { useEntityStreams } from './useEntityStreams';

function Streams({ data }: { data: EntityStreams }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <>
      <AnnotationProblems problems={data.problems} />
      <Unreachable clusters={data.unreachable} />
      {data.streams.length === 0 ? (
        <NoStreams />
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
            <NewRequestLink>{t('entity.requests.new')}</NewRequestLink>
          </Stack>
          <StreamsTable streams={data.streams} />
        </>
      )}
    </>
  );
}

function Read() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const query = useEntityStreams();
  return (
    <Answer query={query} loading={t('entity.loading')} height={280}>
      {data => <Streams data={data} />}
    </Answer>
  );
}

/** The tab *Streams* of a component, system, group, API or topic. @public */
export function EntityStreamsTab() {
  return (
    <PluginRoot>
      <Box sx={{ p: { xs: 1, md: 0 } }}>
        <Read />
      </Box>
    </PluginRoot>
  );
}
