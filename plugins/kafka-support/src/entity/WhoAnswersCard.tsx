import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Stream,
  SupportField,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  OwnerLine,
  SupportMetadataList,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { ClaimLink } from '../ClaimLink';
import { StreamLink } from '../StreamLink';
import { kafkaSupportTranslationRef } from '../translation';
import { EntityCard } from './EntityCard';

const MAX_NAMES = 4;

/** What the first responder needs, in the order of need. */
const fields: SupportField[] = [
  'alertRoute',
  'escalation',
  'runbook',
  'tier',
  'dataClass',
  'downstreamEffect',
];

/** Streams that the same team answers for, with the same metadata. */
function byOwner(streams: Stream[]): Stream[][] {
  const groups = new Map<string, Stream[]>();
  for (const stream of streams) {
    const key = `${stream.ownership.owner} ${stream.supportMetadata.component}`;
    groups.set(key, [...(groups.get(key) ?? []), stream]);
  }
  return [...groups.values()];
}

function Names({ streams }: { streams: Stream[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const shown = streams.slice(0, MAX_NAMES);
  return (
    <Typography variant="body2" color="text.secondary" component="p">
      {t('entity.owner.streams', { count: streams.length })}:{' '}
      {shown.map((stream, index) => (
        <span key={stream.resource}>
          {index > 0 && ', '}
          <StreamLink cluster={stream.cluster} topic={stream.topic} /> (
          {stream.cluster}) <ClaimLink ownership={stream.ownership} />
        </span>
      ))}
      {streams.length > shown.length && ' …'}
    </Typography>
  );
}

/** *Who answers for this stream*: owner, how to reach it, what is missing and who can supply it. @public */
export function WhoAnswersCard() {
  return (
    <EntityCard title="owner">
      {({ streams }) => (
        <Stack spacing={2} divider={<Divider flexItem />}>
          {byOwner(streams).map(group => (
            <Stack key={group[0].resource} spacing={1}>
              <OwnerLine ownership={group[0].ownership} />
              <Names streams={group} />
              <SupportMetadataList
                supportMetadata={group[0].supportMetadata}
                fields={fields}
              />
            </Stack>
          ))}
        </Stack>
      )}
    </EntityCard>
  );
}
