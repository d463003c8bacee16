import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RequestEvent } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  SeverityIcon,
  StatusChip,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import ChatBubbleOutlineIcon from '@mui/icons-material/ChatBubbleOutline';
import EditNoteIcon from '@mui/icons-material/EditNote';
import RadioButtonCheckedIcon from '@mui/icons-material/RadioButtonChecked';
import SendIcon from '@mui/icons-material/Send';
import SpeedIcon from '@mui/icons-material/Speed';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import { Entry } from './Entry';

function iconOf(event: RequestEvent): ReactNode {
  const muted = { fontSize: 16, color: 'text.secondary' };
  switch (event.type) {
    case 'submitted':
      return <SendIcon sx={muted} aria-hidden />;
    case 'review.given':
      return (
        <SeverityIcon
          severity={event.details?.verdict === 'reject' ? 'deny' : 'pass'}
          aria-hidden
        />
      );
    case 'review.lapsed':
      return <SeverityIcon severity="review" aria-hidden />;
    case 'commented':
      return <ChatBubbleOutlineIcon sx={muted} aria-hidden />;
    case 'plan.replaced':
      return <EditNoteIcon sx={muted} aria-hidden />;
    case 'verification':
      return <SpeedIcon sx={muted} aria-hidden />;
    default:
      return <RadioButtonCheckedIcon sx={muted} aria-hidden />;
  }
}

/** Any row of the timeline that is not a change: who, what, what it became. */
export function EventEntry({ event }: { event: RequestEvent }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const who = <UserOrGroup entityRef={event.actor} />;
  return (
    <Entry icon={iconOf(event)} at={event.at}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1,
          rowGap: 0.5,
          alignItems: 'center',
        }}
      >
        <span>
          {event.type === 'submitted' &&
            t('request.timeline.submitted', { who })}
          {event.type === 'commented' &&
            t('request.timeline.commented', { who })}
          {event.type !== 'submitted' &&
            event.type !== 'commented' &&
            t('request.timeline.by', { who })}
        </span>
        {event.to && <StatusChip status={event.to} />}
      </Box>
      {event.message && (
        <Typography
          variant="body2"
          component="p"
          sx={{
            m: 0,
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            ...(event.type === 'commented'
              ? {
                  bgcolor: 'action.hover',
                  borderRadius: 1,
                  px: 1.5,
                  py: 1,
                  mt: 0.5,
                }
              : { color: 'text.secondary' }),
          }}
        >
          {event.message}
        </Typography>
      )}
    </Entry>
  );
}
