import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Plan } from '@kafka-support/backstage-plugin-kafka-support-common';
import Stack from '@mui/material/Stack';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { EmptyState } from '../EmptyState';
import { Fold } from '../Fold';
import { AccessTable } from './AccessTable';
import { ChangeCard } from './ChangeCard';
import { groupChanges } from './groupChanges';

/** @public */
export interface PlanDiffProps {
  plan: Plan;
}

/** What will change, by − and + as well as colour, with the equivalent Kafka commands. @public */
export function PlanDiff({ plan }: PlanDiffProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  if (plan.changes.length === 0)
    return (
      <EmptyState title={t('plan.nothing')}>{t('plan.nothingWhy')}</EmptyState>
    );
  const { changes, access, accessChanges } = groupChanges(plan.changes);
  const label = t('plan.command', { count: plan.changes.length });
  return (
    <Stack spacing={1.5}>
      {changes.map(change => (
        <ChangeCard key={change.id} change={change} />
      ))}
      {access.length > 0 && (
        <AccessTable access={access} count={accessChanges.length} />
      )}
      <Fold summary={label}>
        <CodeBlock
          label={label}
          text={plan.changes.map(change => change.command).join('\n')}
        />
      </Fold>
    </Stack>
  );
}
