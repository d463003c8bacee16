import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamGrant } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Section,
  SeverityIcon,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { GrantText } from '../GrantText';
import { kafkaSupportTranslationRef } from '../translation';
import { AccessEvidence } from './AccessEvidence';
import { Approval } from './Approval';
import { Aside, Lines, Nothing } from './Lines';
import { ReadNote } from './ReadNote';
import type { ShownStream } from './useStream';

function severityOf({ state, origin }: StreamGrant): Severity {
  if (state === 'missing') return 'review';
  if (state === 'unknown' || origin === 'unknown') return 'unknown';
  return origin === 'request' ? 'pass' : 'warn';
}

function Origin({ grant }: { grant: StreamGrant }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (grant.approval) return <Approval approval={grant.approval} />;
  if (grant.origin === 'request') return null;
  return <>{t(`stream.access.origins.${grant.origin}`)}</>;
}

function Grant({ grant }: { grant: StreamGrant }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          rowGap: 0.25,
          alignItems: 'baseline',
        }}
      >
        <GrantText grant={grant} />
        <Box component="span" sx={{ ml: 'auto' }}>
          <SeverityIcon severity={severityOf(grant)} aria-hidden />{' '}
          {t(`stream.access.states.${grant.state}`)}
        </Box>
      </Box>
      <Aside>
        <Origin grant={grant} />
      </Aside>
    </>
  );
}

/** Who may use the topic, and who agreed to it. */
export function Access({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { read, grants, more } = stream.access;
  return (
    <Section title={t('stream.access.title')}>
      <ReadNote read={read} waiting={stream.waiting} />
      {grants.length === 0 && (
        <Nothing>
          {t(`stream.access.${read.known ? 'none' : 'unreadNone'}`)}
        </Nothing>
      )}
      <Lines>
        {grants.map((grant, index) => (
          <Grant key={`${grant.principal}:${index}`} grant={grant} />
        ))}
      </Lines>
      {more > 0 && (
        <Nothing>{t('stream.access.more', { count: more })}</Nothing>
      )}
      <AccessEvidence stream={stream} />
    </Section>
  );
}
