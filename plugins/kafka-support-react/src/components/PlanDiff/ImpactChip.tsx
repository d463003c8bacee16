import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Impact } from '@kafka-support/backstage-plugin-kafka-support-common';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { SeverityIcon, severityTones, type Severity } from '../SeverityIcon';
import { ToneChip } from '../ToneChip';

const severityOfImpact = {
  safe: 'pass',
  disruptive: 'review',
  destructive: 'deny',
} as const satisfies Record<Impact, Severity>;

/** What a change does to those who use the resource. @public */
export function ImpactChip({ impact }: { impact: Impact }) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const severity = severityOfImpact[impact];
  return (
    <ToneChip
      tone={severityTones[severity]}
      icon={<SeverityIcon severity={severity} aria-hidden />}
    >
      {t(`impact.${impact}`)}
    </ToneChip>
  );
}
