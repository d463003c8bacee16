import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ResourceList,
  ResourceSync,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { Time } from '@kafka-support/backstage-plugin-kafka-support-react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';
import { SyncProgress } from './SyncProgress';

export interface FreshnessProps {
  list: Pick<ResourceList, 'syncs' | 'unreachable'>;
}

/** What the list knows of each cluster, one that only did not answer included. */
function syncsOf({
  syncs,
  unreachable,
}: FreshnessProps['list']): ResourceSync[] {
  const known = new Set(syncs.map(({ cluster }) => cluster));
  const reasons = new Map(unreachable.map(each => [each.cluster, each.reason]));
  return [
    ...syncs.map(sync => {
      const reason = sync.reason ?? reasons.get(sync.cluster);
      // It was read lately, and does not answer now.
      const state =
        sync.state === 'current' && reasons.has(sync.cluster)
          ? ('stale' as const)
          : sync.state;
      return { ...sync, state, reason };
    }),
    ...unreachable
      .filter(({ cluster }) => !known.has(cluster))
      .map(each => ({ ...each, state: 'never' as const })),
  ];
}

function Trouble({ sync }: { sync: ResourceSync }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { cluster, state, reason } = sync;
  if (state === 'never' && !reason)
    return (
      <Alert severity="info">{t('streams.freshness.first', { cluster })}</Alert>
    );
  return (
    <Alert severity="warning">
      {t(
        state === 'never'
          ? 'streams.freshness.never'
          : 'streams.freshness.stale',
        {
          cluster,
          reason: reason ?? t('streams.freshness.noReason'),
        },
      )}
    </Alert>
  );
}

function Unread({ syncs }: { syncs: ResourceSync[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <>
      {syncs.flatMap(({ cluster, unread = [] }) =>
        unread.map(({ type, what, reason }) => (
          <Alert key={`${cluster} ${type} ${what}`} severity="warning">
            {t('streams.freshness.unread', { cluster, what, reason })}
          </Alert>
        )),
      )}
    </>
  );
}

/** When each cluster was last read, and which could not be, with the reason. */
export function Freshness({ list }: FreshnessProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const syncs = syncsOf(list);
  return (
    <Stack spacing={1} sx={{ mb: 2 }}>
      {syncs
        .filter(({ state }) => state !== 'current')
        .map(sync => (
          <Trouble key={sync.cluster} sync={sync} />
        ))}
      <Unread syncs={syncs} />
      {syncs.map(
        ({ cluster, state, running }) =>
          // One that is current is read again every minute: nothing shall jump.
          state !== 'current' &&
          running && (
            <SyncProgress key={cluster} cluster={cluster} running={running} />
          ),
      )}
      <Box
        component="ul"
        aria-label={t('streams.freshness.label')}
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          m: 0,
          p: 0,
          listStyle: 'none',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        {syncs.map(
          ({ cluster, syncedAt, running }) =>
            syncedAt && (
              <li key={cluster}>
                {t('streams.freshness.of', { cluster })}{' '}
                <Time value={syncedAt} as="age" />
                {running && `, ${t('streams.freshness.again')}`}
              </li>
            ),
        )}
      </Box>
    </Stack>
  );
}
