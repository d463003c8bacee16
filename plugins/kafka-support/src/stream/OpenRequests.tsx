import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamDetail } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportReactTranslationRef,
  Section,
  StatusChip,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { Aside, Lines, Nothing } from './Lines';

/** Requests under way on the topic, with who is still asked. */
export function OpenRequests({ stream }: { stream: StreamDetail }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const shared = useTranslationRef(kafkaSupportReactTranslationRef);
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <Section title={t('stream.requests.title')}>
      {stream.openRequests.length === 0 && (
        <Nothing>{t('stream.requests.none')}</Nothing>
      )}
      <Lines>
        {stream.openRequests.map(request => (
          <div key={request.id}>
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 1,
                justifyContent: 'space-between',
              }}
            >
              <Link to={toRequest({ id: request.id })}>{request.title}</Link>
              <StatusChip status={request.status} />
            </Box>
            <Aside>
              <UserOrGroup entityRef={request.requester} /> ·{' '}
              <Time value={request.createdAt} as="age" />
              {request.waitingFor.length > 0 &&
                ` · ${t('stream.requests.waitingFor', {
                  roles: request.waitingFor
                    .map(role => shared.t(`role.${role}`))
                    .join(', '),
                })}`}
            </Aside>
          </div>
        ))}
      </Lines>
    </Section>
  );
}
