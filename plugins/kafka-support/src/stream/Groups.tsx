import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamGroup } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Fold,
  Mono,
  Section,
  SeverityIcon,
  Time,
  Unknown,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';
import { LagStrip } from './LagStrip';
import { LagTable } from './LagTable';
import { Aside, Lines, Nothing } from './Lines';
import { ReadNote } from './ReadNote';
import type { ShownStream } from './useStream';

function Group({ group }: { group: StreamGroup }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { groupId, type, state, members, lag, unknownPartitions } = group;
  const worst = [...group.partitions].sort(
    (a, b) => (b.lag ?? 0) - (a.lag ?? 0),
  )[0];
  return (
    <Stack spacing={0.75}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          rowGap: 0.25,
          alignItems: 'baseline',
        }}
      >
        <Box component="strong" sx={{ fontWeight: 600 }}>
          <Mono>{groupId}</Mono>
        </Box>
        <span>
          {state} · {type} ·{' '}
          {members === undefined ? (
            <Unknown />
          ) : (
            t('stream.groups.members', { count: members })
          )}
        </span>
        <Box component="span" sx={{ ml: 'auto' }}>
          {t('stream.groups.lag', { lag: lag.toLocaleString('en-GB') })}
        </Box>
      </Box>
      <LagStrip group={group} />
      {worst?.lag !== undefined && worst.lag > 0 && (
        <Aside>
          {t('stream.groups.worst', {
            partition: String(worst.partition),
            lag: worst.lag.toLocaleString('en-GB'),
          })}
        </Aside>
      )}
      {unknownPartitions > 0 && (
        <Aside>
          <SeverityIcon severity="unknown" aria-hidden />{' '}
          {t('stream.groups.unknown', { count: unknownPartitions })}
        </Aside>
      )}
      <Fold summary={t('stream.groups.details', { group: groupId })}>
        <LagTable group={group} />
      </Fold>
    </Stack>
  );
}

/** Groups that read the topic, those most behind first, with how far each partition is. */
export function Groups({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { groups } = stream;
  return (
    <Section
      title={t('stream.groups.title')}
      aside={
        groups.known &&
        t('stream.asOf', { time: <Time value={groups.readAt} as="clock" /> })
      }
    >
      <ReadNote read={groups} waiting={stream.waiting} />
      {groups.known && (
        <>
          {groups.missing.map(({ what, reason }) => (
            <Nothing key={what}>
              <SeverityIcon severity="unknown" aria-hidden />{' '}
              {t('stream.groups.missing', { what, reason })}
            </Nothing>
          ))}
          {groups.items.length === 0 && groups.missing.length === 0 && (
            <Nothing>{t('stream.groups.none')}</Nothing>
          )}
          <Lines>
            {groups.items.map(group => (
              <Group key={group.groupId} group={group} />
            ))}
          </Lines>
          {groups.more > 0 && (
            <Nothing>{t('stream.groups.more', { count: groups.more })}</Nothing>
          )}
        </>
      )}
    </Section>
  );
}
