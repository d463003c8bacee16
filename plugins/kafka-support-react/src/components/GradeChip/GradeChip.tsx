import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Grade } from '@kafka-support/backstage-plugin-kafka-support-common';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { gradeSeverities, SeverityIcon, severityTones } from '../SeverityIcon';
import { ToneChip } from '../ToneChip';

/** @public */
export interface GradeChipProps {
  grade: Grade;
}

/** ● ready ▲ watch ■ blocked. @public */
export function GradeChip({ grade }: GradeChipProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const severity = gradeSeverities[grade];
  return (
    <ToneChip
      tone={severityTones[severity]}
      icon={<SeverityIcon severity={severity} aria-hidden />}
    >
      {t(`grade.${grade}`)}
    </ToneChip>
  );
}
