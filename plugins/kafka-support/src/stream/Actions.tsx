import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  StreamAction,
  StreamDetail,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Section,
  SeverityIcon,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Link } from 'react-router-dom';
import { newKindRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { Aside, Lines, Nothing } from './Lines';
import type { ShownStream } from './useStream';

const severities: Record<StreamAction['outcome'], Severity> = {
  'at once': 'pass',
  reviewed: 'review',
  waits: 'warn',
  refused: 'deny',
};

function Action({
  action,
  stream,
}: {
  action: StreamAction;
  stream: StreamDetail;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const form = useRouteRef(newKindRouteRef)({ kind: action.kind });
  const query = new URLSearchParams({
    cluster: stream.cluster.id,
    topic: stream.topic,
    resource: stream.resource,
  });
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
        }}
      >
        {action.outcome === 'refused' ? (
          <strong>{action.title}</strong>
        ) : (
          <Button
            component={Link}
            to={`${form}?${query}`}
            size="small"
            variant="outlined"
          >
            {action.title}
          </Button>
        )}
        <span>
          <SeverityIcon severity={severities[action.outcome]} aria-hidden />{' '}
          {t(`stream.actions.outcomes.${action.outcome}`)}
        </span>
      </Box>
      <Aside>{action.reason}</Aside>
    </>
  );
}

/** What whoever looks may file, with a form filled in; else the reason why not. */
export function Actions({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (stream.waiting)
    return (
      <Section title={t('stream.actions.title')}>
        <Skeleton variant="rounded" height={120} />
      </Section>
    );
  return (
    <Section title={t('stream.actions.title')}>
      {stream.actions.length === 0 && (
        <Nothing>{t('stream.actions.none')}</Nothing>
      )}
      <Lines>
        {stream.actions.map(action => (
          <Action key={action.kind} action={action} stream={stream} />
        ))}
      </Lines>
    </Section>
  );
}
