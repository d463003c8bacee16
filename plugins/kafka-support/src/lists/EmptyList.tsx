import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EmptyState } from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import { kafkaSupportTranslationRef } from '../translation';

export interface EmptyListProps {
  title: string;
  text: string;
  onClear(): void;
}

/** Says that the filters leave nothing, and offers to clear them. */
export function EmptyList({ title, text, onClear }: EmptyListProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <EmptyState
      title={title}
      action={
        <Button variant="outlined" size="small" onClick={onClear}>
          {t('lists.clear')}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}
