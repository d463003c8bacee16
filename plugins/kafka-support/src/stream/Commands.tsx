import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamDetail } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  CodeBlock,
  Section,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';

/** Command lines that look at the topic from a terminal. */
export function Commands({ stream }: { stream: StreamDetail }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Section
      title={t('stream.commands.title')}
      aside={t('stream.commands.lead')}
    >
      <Stack spacing={1.5}>
        {stream.commands.map(({ id, command }) => (
          <CodeBlock
            key={id}
            label={t(`stream.commands.ids.${id}`)}
            text={command}
          />
        ))}
      </Stack>
    </Section>
  );
}
