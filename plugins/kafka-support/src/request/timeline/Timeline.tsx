import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  Section,
  useRequestEvents,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { kafkaSupportTranslationRef } from '../../translation';
import { ChangeEntry } from './ChangeEntry';
import { CommentForm } from './CommentForm';
import { EventEntry } from './EventEntry';
import { DoneEntry } from './DoneEntry';
import { foldDone, timelineRows } from './timelineRows';

/** What happened, live, each change from its start to its outcome. */
export function Timeline({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const events = useRequestEvents(request);
  return (
    <Section title={t('request.timeline.title')}>
      {events.isPending && <Skeleton variant="rounded" height={160} />}
      {events.isError && (
        <ErrorNotice
          error={events.error}
          title={t('request.timeline.unread')}
          onRetry={() => events.refetch()}
        />
      )}
      {events.data && (
        // Progress is told as it comes, without reading all of it again.
        <div role="log" aria-label={t('request.timeline.title')}>
          <Box component="ol" sx={{ m: 0, p: 0 }}>
            {foldDone(timelineRows(events.data, request.plan.changes)).map(
              row => {
                if (row.type === 'done')
                  return <DoneEntry key={row.sequence} done={row} />;
                return row.type === 'change' ? (
                  <ChangeEntry key={row.sequence} row={row} />
                ) : (
                  <EventEntry key={row.sequence} event={row.event} />
                );
              },
            )}
          </Box>
        </div>
      )}
      {request.actions.includes('comment') && <CommentForm id={request.id} />}
    </Section>
  );
}
