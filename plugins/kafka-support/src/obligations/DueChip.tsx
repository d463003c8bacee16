import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Obligation } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  SeverityIcon,
  ToneChip,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { kafkaSupportTranslationRef } from '../translation';

/** How an obligation stands: open, overdue, done or failed. */
export function DueChip(props: {
  obligation: Pick<Obligation, 'state' | 'overdue'>;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { state, overdue } = props.obligation;
  if (state === 'failed')
    return (
      <ToneChip tone="error" icon={<SeverityIcon severity="deny" />}>
        {t('obligations.states.failed')}
      </ToneChip>
    );
  if (state === 'done')
    return (
      <ToneChip tone="success" icon={<SeverityIcon severity="pass" />}>
        {t('obligations.states.done')}
      </ToneChip>
    );
  return overdue ? (
    <ToneChip tone="warning" icon={<SeverityIcon severity="review" />}>
      {t('obligations.overdue')}
    </ToneChip>
  ) : (
    <ToneChip tone="info" icon={<SeverityIcon severity="warn" />}>
      {t('obligations.states.open')}
    </ToneChip>
  );
}
