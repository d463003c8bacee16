import { InfoCard, Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { RequestSummary } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  kafkaSupportApiRef,
  PluginRoot,
  queryKeys,
  StatusChip,
  Time,
  useRequestSignal,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { requestRouteRef, requestsRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { requestFiltersOf, requestsOf } from './kafkaEntity';
import { NewRequestLink } from './NewRequestLink';

const SHOWN = 5;

function Lines({ requests }: { requests: RequestSummary[] }) {
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {requests.map(request => (
        <Box
          component="li"
          key={request.id}
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'baseline',
            justifyContent: 'space-between',
            typography: 'body2',
          }}
        >
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Link to={toRequest({ id: request.id })}>{request.title}</Link>
            <Typography variant="caption" color="text.secondary" component="p">
              {request.cluster} · <Time value={request.createdAt} as="age" />
            </Typography>
          </Box>
          <StatusChip status={request.status} />
        </Box>
      ))}
    </Stack>
  );
}

function Requests() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const toRequests = useRouteRef(requestsRouteRef);
  const { entity } = useEntity();
  const name = entity.metadata.title ?? entity.metadata.name;
  const query = { ...requestsOf(entity), limit: SHOWN };
  useRequestSignal();
  const requests = useQuery({
    queryKey: queryKeys.requestList(query),
    queryFn: ({ signal }) => api.listRequests(query, { signal }),
    refetchInterval: 60_000,
  });

  return (
    <>
      <Answer query={requests} loading={t('entity.loading')} height={120}>
        {({ items }) =>
          items.length === 0 ? (
            <Typography variant="body2" color="text.secondary">
              {t('entity.requests.empty', { entity: name })}
            </Typography>
          ) : (
            <Lines requests={items} />
          )
        }
      </Answer>
      <Stack direction="row" spacing={1} sx={{ mt: 2, alignItems: 'center' }}>
        <NewRequestLink>{t('entity.requests.new')}</NewRequestLink>
        <Link
          to={`${toRequests()}?${new URLSearchParams(
            requestFiltersOf(entity),
          )}`}
        >
          {t('entity.requests.all')}
        </Link>
      </Stack>
    </>
  );
}

function Card() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <InfoCard title={t('entity.requests.title')}>
      <Requests />
    </InfoCard>
  );
}

/** *Kafka requests*: the latest of the entity, live. @public */
export function EntityRequestsCard() {
  return (
    <PluginRoot>
      <Card />
    </PluginRoot>
  );
}
