import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  StatusChip,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Fragment } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import { RequestActions } from './RequestActions';

/** What it is, where it stands, who asked, and what may be done now. */
export function RequestHeader({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const facts = [
    t('request.header.environment', {
      cluster: request.cluster,
      environment: request.environment,
    }),
    t('request.header.asked', {
      who: <UserOrGroup entityRef={request.requester} />,
      age: <Time value={request.createdAt} as="age" />,
    }),
    request.owner &&
      t('request.header.owner', {
        owner: <UserOrGroup entityRef={request.owner} />,
      }),
    request.neededBy &&
      t('request.header.neededBy', { date: request.neededBy }),
  ].filter(Boolean);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        justifyContent: 'space-between',
        alignItems: 'flex-start',
        mb: 2,
      }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 24rem' }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1.5,
            rowGap: 0.5,
          }}
        >
          <Typography
            component="h2"
            sx={{
              fontSize: '1.5rem',
              lineHeight: 1.3,
              fontWeight: 700,
              m: 0,
              overflowWrap: 'anywhere',
            }}
          >
            {request.title}
          </Typography>
          <StatusChip status={request.status} />
        </Box>
        <Typography
          variant="body2"
          component="p"
          color="text.secondary"
          sx={{ m: 0, mt: 0.5 }}
        >
          {facts.map((fact, index) => (
            <Fragment key={index}>
              {index > 0 && ' · '}
              {fact}
            </Fragment>
          ))}
        </Typography>
      </Box>
      <RequestActions request={request} />
    </Box>
  );
}
