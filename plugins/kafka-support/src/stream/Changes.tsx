import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamDetail } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Fold,
  Section,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { auditRouteRef, requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { Aside, Lines, Nothing } from './Lines';

const SHOWN = 5;

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

/** What requests did since yesterday, the newest first. */
export function Changes({ stream }: { stream: StreamDetail }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toAudit = useRouteRef(auditRouteRef)();
  const { since, items, more } = stream.changes;
  const rest = items.slice(SHOWN);
  return (
    <Section title={t('stream.changes.title')}>
      {items.length === 0 && !more && (
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
