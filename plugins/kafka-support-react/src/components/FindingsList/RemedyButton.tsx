import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Finding } from '@kafka-support/backstage-plugin-kafka-support-common';
import Button from '@mui/material/Button';
import { kafkaSupportReactTranslationRef } from '../../translation';

/** Fields a remedy fills in, by their dotted path in the spec. @public */
export type FixFields = Record<string, unknown>;

/** @public */
export interface RemedyButtonProps {
  finding: Finding;
  onFix(fields: FixFields): void;
}

/** Fills in what a finding proposes; nothing where it proposes no values. @public */
export function RemedyButton({ finding, onFix }: RemedyButtonProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const set = finding.remedy?.set;
  if (!set) return null;
  const values = Object.values(set);
  const [only] = values;
  const simple =
    values.length === 1 &&
    (typeof only === 'string' || typeof only === 'number');
  return (
    <Button
      size="small"
      variant="outlined"
      onClick={() => onFix(set)}
      sx={{ py: 0, minHeight: 28 }}
    >
      {simple ? t('findings.use', { value: String(only) }) : t('findings.fill')}
    </Button>
  );
}
