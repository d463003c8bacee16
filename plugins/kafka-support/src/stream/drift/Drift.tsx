import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamDrift } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Section,
  SeverityIcon,
  Time,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import { Approval } from '../Approval';
import { Aside, Lines, Nothing } from '../Lines';
import type { ShownStream } from '../useStream';
import { AdoptDialog } from './AdoptDialog';
import { DifferenceText } from './DifferenceText';
import { FixButton } from './FixButton';

/** Whether there is anything to say. */
export function hasDrift({ drift }: ShownStream): boolean {
  return drift.differences.length + drift.unreadDefinitions.length > 0;
}

function Difference({
  difference,
}: {
  difference: StreamDrift['differences'][number];
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { approval, since, unfixable } = difference;
  return (
    <>
      <SeverityIcon severity="review" aria-hidden />{' '}
      <DifferenceText difference={difference} />
      <Aside>
        {approval
          ? t('stream.drift.approvedBy', {
              by: <Approval approval={approval} />,
            })
          : t('stream.drift.nobody')}
        {since && (
          <>
            {' · '}
            {t('stream.drift.since', {
              time: <Time value={since} as="age" />,
            })}
          </>
        )}
      </Aside>
      {unfixable && (
        <Aside>{t('stream.drift.cannot', { reason: unfixable })}</Aside>
      )}
    </>
  );
}

function Lead({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { drift, managedElsewhere, waiting } = stream;
  if (!drift.read.known)
    return <>{t(`stream.drift.${waiting ? 'waiting' : 'lastKnown'}`)}</>;
  if (managedElsewhere)
    return (
      <>
        {t('stream.drift.leadElsewhere', {
          where: managedElsewhere.where,
          tool: t(`stream.drift.managed.tools.${managedElsewhere.by}`),
        })}
      </>
    );
  return <>{t('stream.drift.lead', { count: drift.differences.length })}</>;
}

/** What differs from what was approved, with both ways out of it. */
export function Drift({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const [asking, setAsking] = useState(false);
  const { differences, fixes, adoption, unreadDefinitions } = stream.drift;
  return (
    <Section title={t('stream.drift.title')}>
      {differences.length > 0 && (
        <Nothing>
          <Lead stream={stream} />
        </Nothing>
      )}
      <Lines>
        {differences.map(difference => (
          <Difference key={difference.id} difference={difference} />
        ))}
      </Lines>
      {unreadDefinitions.map(({ where, reason }) => (
        <Nothing key={where}>
          {t('stream.drift.unread', { where, reason })}
        </Nothing>
      ))}
      {(fixes.length > 0 || adoption) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          {fixes.map((fix, index) => (
            <FixButton key={index} cluster={stream.cluster.id} fix={fix} />
          ))}
          {adoption?.allowed && (
            <Button
              size="small"
              variant="outlined"
              onClick={() => setAsking(true)}
            >
              {t('stream.drift.adopt.button')}
            </Button>
          )}
        </Box>
      )}
      {adoption && !adoption.allowed && (
        <Aside>
          {t('stream.drift.adopt.button')}: {adoption.reason}
        </Aside>
      )}
      {asking && (
        <AdoptDialog stream={stream} onClose={() => setAsking(false)} />
      )}
    </Section>
  );
}
