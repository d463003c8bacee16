import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamSetting } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FieldValue,
  Mono,
  Section,
  SeverityIcon,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../translation';
import { Approval } from './Approval';
import { Aside, Lines, Nothing } from './Lines';
import { ReadNote } from './ReadNote';
import type { ShownStream } from './useStream';

const severities: Record<StreamSetting['verdict'], Severity> = {
  'as approved': 'pass',
  differs: 'review',
  'not by a request': 'warn',
  unknown: 'unknown',
};

function Setting({ setting }: { setting: StreamSetting }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { name, live, approved, verdict, approval } = setting;
  const value = (text: string | undefined) =>
    text === undefined ? (
      t('stream.configuration.brokerDefault')
    ) : (
      <FieldValue field={name} value={text} />
    );
  const values = [
    verdict !== 'unknown' &&
      t('stream.configuration.live', { value: value(live) }),
    approval &&
      verdict !== 'as approved' &&
      t('stream.configuration.approved', { value: value(approved) }),
  ].filter(Boolean);
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
        <Box component="strong" sx={{ fontWeight: 600 }}>
          <Mono>{name}</Mono>
        </Box>
        {values.map((text, index) => (
          <span key={index}>{text}</span>
        ))}
        <Box component="span" sx={{ ml: 'auto', whiteSpace: 'nowrap' }}>
          <SeverityIcon severity={severities[verdict]} aria-hidden />{' '}
          {t(`stream.configuration.verdicts.${verdict}`)}
        </Box>
      </Box>
      {approval && (
        <Aside>
          <Approval approval={approval} />
        </Aside>
      )}
    </>
  );
}

/** What is set on the topic beside what was last approved; defaults of the broker are left out. */
export function Configuration({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { read, settings } = stream.configuration;
  return (
    <Section title={t('stream.configuration.title')}>
      <ReadNote read={read} waiting={stream.waiting} />
      {settings.length === 0 && (
        <Nothing>
          {t(`stream.configuration.${read.known ? 'none' : 'unreadNone'}`)}
        </Nothing>
      )}
      <Lines>
        {settings.map(setting => (
          <Setting key={setting.name} setting={setting} />
        ))}
      </Lines>
    </Section>
  );
}
