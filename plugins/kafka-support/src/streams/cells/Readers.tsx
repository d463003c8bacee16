import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import { Unknown } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { Caption } from '../../lists';
import { kafkaSupportTranslationRef } from '../../translation';

/** Groups of a topic; members of a group and how far it is behind. */
export function Readers({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { type, groups, activeGroups, members, lag } = resource;
  if (type === 'topic') {
    if (groups === undefined) return <Unknown />;
    return (
      <>
        {t('streams.table.groups', { count: groups })}
        {groups > 0 && activeGroups !== undefined && (
          <Caption>
            {t('streams.table.active', { number: String(activeGroups) })}
          </Caption>
        )}
      </>
    );
  }
  if (type !== 'group') return null;
  return (
    <>
      {members === undefined ? (
        <Unknown />
      ) : (
        t('streams.table.members', { count: members })
      )}
      <Caption>
        {t('streams.table.lag')}{' '}
        {lag === undefined ? (
          <Unknown />
        ) : (
          <Box component="span" title={String(lag)}>
            {lag.toLocaleString('en')}
          </Box>
        )}
      </Caption>
    </>
  );
}
