import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamDetail } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Fold,
  Section,
  SeverityIcon,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { auditRouteRef, requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { DifferenceText } from './drift';
import { Aside, Lines, Nothing } from './Lines';

const SHOWN = 5;

function driftSince({ drift }: StreamDetail, from: string) {
  return drift.differences
    .flatMap(({ since, ...each }) =>
      since !== undefined && since >= from ? [{ ...each, since }] : [],
    )
    .sort((a, b) => b.since.localeCompare(a.since));
}

type Item = StreamDetail['changes']['items'][number];

function ChangeLines({ items }: { items: Item[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <Lines>
      {items.map((item, index) => (
        <div key={`${item.requestId}:${item.at}:${index}`}>
          {item.message} · <Time value={item.at} as="age" />
          <Aside>
            {t('stream.changes.by', {
              who: <UserOrGroup entityRef={item.actor} />,
              title: (
                <Link to={toRequest({ id: item.requestId })}>{item.title}</Link>
              ),
            })}
          </Aside>
        </div>
      ))}
    </Lines>
  );
}

/** What came to differ past the requests, the newest first. */
function PastRequests({
  since,
  stream,
}: {
  since: string;
  stream: StreamDetail;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const came = driftSince(stream, since);
  if (came.length === 0) return null;
  return (
    <Box sx={{ mb: 1, pb: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Lines>
        {came.map(difference => (
          <div key={difference.id}>
            <SeverityIcon severity="review" aria-hidden />{' '}
            <DifferenceText difference={difference} /> ·{' '}
            <Time value={difference.since} as="age" />
            <Aside>{t('stream.changes.past')}</Aside>
          </div>
        ))}
      </Lines>
    </Box>
  );
}

/** What requests did since yesterday, and what came to differ past them, the newest first. */
export function Changes({ stream }: { stream: StreamDetail }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toAudit = useRouteRef(auditRouteRef)();
  const { since, items, more } = stream.changes;
  const rest = items.slice(SHOWN);
  return (
    <Section title={t('stream.changes.title')}>
      <PastRequests since={since} stream={stream} />
      {items.length === 0 &&
        !more &&
        driftSince(stream, since).length === 0 && (
          <Nothing>
            {t('stream.changes.none', { time: <Time value={since} /> })}
          </Nothing>
        )}
      <ChangeLines items={items.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Fold summary={t('stream.changes.earlier', { count: rest.length })}>
          <ChangeLines items={rest} />
        </Fold>
      )}
      {more && (
        <Link
          to={`${toAudit}?${new URLSearchParams({
            resource: stream.resource,
          })}`}
        >
          {t('stream.changes.more')}
        </Link>
      )}
    </Section>
  );
}
