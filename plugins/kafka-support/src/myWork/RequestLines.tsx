import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { RequestSummary } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  StatusChip,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { requestRouteRef } from '../routes';

/** Requests as short lines: title, cluster, age, and who asks or the status. */
export function RequestLines(props: {
  requests: RequestSummary[];
  show: 'requester' | 'status';
}) {
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <Stack component="ul" spacing={1.25} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {props.requests.map(request => (
        <Box
          component="li"
          key={request.id}
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            alignItems: 'flex-start',
            gap: 1,
            typography: 'body2',
          }}
        >
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Link to={toRequest({ id: request.id })}>{request.title}</Link>
            <Typography
              variant="caption"
              component="p"
              color="text.secondary"
              sx={{ m: 0 }}
            >
              {props.show === 'requester' && (
                <>
                  <UserOrGroup entityRef={request.requester} plain /> ·{' '}
                </>
              )}
              {request.cluster} · <Time value={request.createdAt} as="age" />
            </Typography>
          </Box>
          {props.show === 'status' && <StatusChip status={request.status} />}
        </Box>
      ))}
    </Stack>
  );
}
