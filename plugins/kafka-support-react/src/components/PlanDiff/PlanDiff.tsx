import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Plan } from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { EmptyState } from '../EmptyState';
import { Fold } from '../Fold';
import { AccessTable } from './AccessTable';
import { ChangeCard } from './ChangeCard';
import { ChangeTitle } from './ChangeTitle';
import { groupChanges } from './groupChanges';

/** Of more changes than that the first are shown whole, the others by name. */
const MANY = 20;
const SHOWN_OF_MANY = 5;

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
  const shown = changes.slice(
    0,
    changes.length > MANY ? SHOWN_OF_MANY : changes.length,
  );
  const others = changes.slice(shown.length);
  // Of many changes of our records each has the same one.
  const commands = [...new Set(plan.changes.map(({ command }) => command))];
  const label = t('plan.command', { count: commands.length });
  return (
    <Stack spacing={1.5}>
      {shown.map(change => (
        <ChangeCard key={change.id} change={change} />
      ))}
      {others.length > 0 && (
        <Fold summary={t('plan.more', { count: others.length })}>
          <Box component="ol" start={shown.length + 1} sx={{ m: 0, pl: 5 }}>
            {others.map(change => (
              <Box component="li" key={change.id} sx={{ typography: 'body2' }}>
                <ChangeTitle change={change} />
              </Box>
            ))}
          </Box>
        </Fold>
      )}
      {access.length > 0 && (
        <AccessTable access={access} count={accessChanges.length} />
      )}
      <Fold summary={label}>
        <CodeBlock label={label} text={commands.join('\n')} />
      </Fold>
    </Stack>
  );
}
