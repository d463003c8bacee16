import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Finding } from '@kafka-support/backstage-plugin-kafka-support-common';
import Button from '@mui/material/Button';
import { specValue } from '../../format';
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
  if (!set || Object.keys(set).length === 0) return null;
  const entries = Object.entries(set);
  const [[path, only]] = entries;
  const simple =
    entries.length === 1 &&
    (typeof only === 'string' || typeof only === 'number');
  return (
    <Button
      size="small"
      variant="outlined"
      onClick={() => onFix(set)}
      sx={{ py: 0, minHeight: 28 }}
    >
      {simple
        ? t('findings.use', { value: specValue(path, only) })
        : t('findings.fill')}
    </Button>
  );
}
