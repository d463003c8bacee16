import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  grades,
  type EntityStreams,
  type Stream,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  GradeChip,
  kafkaSupportApiRef,
  queryKeys,
  useMyOwnershipRefs,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { ClaimManyLink } from '../ClaimManyLink';
import { StreamLink } from '../StreamLink';
import { kafkaSupportTranslationRef } from '../translation';
import { WorkCard } from './WorkCard';

const SHOWN = 5;

function useTeamStreams(teams: string[] | undefined) {
  const api = useApi(kafkaSupportApiRef);
  return useQuery({
    queryKey: queryKeys.entityStreams((teams ?? []).join(' ')),
    queryFn: ({ signal }) =>
      Promise.all(
        (teams ?? []).map(team =>
          api.getEntityStreams(parseEntityRef(team), { signal }),
        ),
      ),
    enabled: teams !== undefined,
    refetchInterval: 60_000,
  });
}

/** The same topic can come through two teams; the worst come first. */
function worstFirst(answers: EntityStreams[]): Stream[] {
  const byResource = new Map(
    answers.flatMap(({ streams }) =>
      streams.map(each => [each.resource, each]),
    ),
  );
  return [...byResource.values()].sort(
    (a, b) =>
      grades.indexOf(b.readiness.grade) - grades.indexOf(a.readiness.grade),
  );
}

function Counts({ streams }: { streams: Stream[] }) {
  return (
    <Stack direction="row" spacing={2} sx={{ mb: 1.5, alignItems: 'center' }}>
      {grades.map(grade => (
        <Stack
          key={grade}
          direction="row"
          spacing={0.75}
          sx={{ alignItems: 'center' }}
        >
          <GradeChip grade={grade} />
          <Typography variant="body1" component="span">
            {streams.filter(each => each.readiness.grade === grade).length}
          </Typography>
        </Stack>
      ))}
    </Stack>
  );
}

function Troubled({ stream }: { stream: Stream }) {
  const worst = [...stream.readiness.dimensions].sort(
    (a, b) => grades.indexOf(b.grade) - grades.indexOf(a.grade),
  )[0];
  return (
    <Box component="li" sx={{ typography: 'body2', overflowWrap: 'anywhere' }}>
      <StreamLink cluster={stream.cluster} topic={stream.topic} /> ·{' '}
      {stream.cluster}
      <Typography
        variant="caption"
        component="p"
        color="text.secondary"
        sx={{ m: 0 }}
      >
        {worst.reason}
      </Typography>
    </Box>
  );
}

/** How ready the streams of one's teams are, those that are not first. */
export function TeamStreams() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toEntity = useRouteRef(entityRouteRef);
  const teams = useMyOwnershipRefs()?.refs.filter(ref =>
    ref.startsWith('group:'),
  );
  const query = useTeamStreams(teams);
  const streams = worstFirst(query.data ?? []);
  let empty: string | undefined;
  if (teams?.length === 0) empty = t('myWork.streams.noTeam');
  else if (query.data && streams.length === 0)
    empty = t('myWork.streams.empty');
  return (
    <WorkCard
      title={t('myWork.streams.title')}
      query={query}
      empty={empty}
      actions={
        <>
          {teams?.map(team => (
            <Link key={team} to={`${toEntity(parseEntityRef(team))}/streams`}>
              {t('myWork.streams.all', { team: parseEntityRef(team).name })}
            </Link>
          ))}
          <ClaimManyLink />
        </>
      }
    >
      <Counts streams={streams} />
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {streams
          .filter(({ readiness }) => readiness.grade !== 'ready')
          .slice(0, SHOWN)
          .map(stream => (
            <Troubled key={stream.resource} stream={stream} />
          ))}
      </Stack>
    </WorkCard>
  );
}
