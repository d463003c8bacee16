import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Change,
  Figure,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { formatBytes, sentence } from '../../format';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { ChangeTitle } from './ChangeTitle';
import { FieldDiffRow } from './FieldDiffRow';
import { ImpactChip } from './ImpactChip';

function amount(figure: Figure, value: number): string {
  return figure.unit === 'bytes'
    ? formatBytes(value)
    : `${value} ${figure.unit}`;
}

/** One change of a plan: what is done to which resource, field by field. */
export function ChangeCard({ change }: { change: Change }) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const headingId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          px: 1.5,
          py: 1,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography
          id={headingId}
          component="div"
          variant="body2"
          sx={{ fontWeight: 600, flex: 1, minWidth: '60%', m: 0 }}
        >
          <ChangeTitle change={change} />
        </Typography>
        <ImpactChip impact={change.impact} />
      </Box>
      <Box role="table" aria-labelledby={headingId} sx={{ px: 1.5, py: 0.5 }}>
        {change.fields.map(field => (
          <FieldDiffRow key={field.field} {...field} />
        ))}
        {change.figures.map(figure => (
          <FieldDiffRow
            key={`figure:${figure.name}`}
            field={figure.name}
            after={t('plan.atMost', {
              value: amount(figure, figure.value),
              bound: amount(figure, figure.bound),
            })}
          />
        ))}
      </Box>
      <Typography
        variant="caption"
        component="p"
        color="text.secondary"
        sx={{ px: 1.5, pb: 1, m: 0 }}
      >
        {change.inverse.available
          ? t('plan.undo', { summary: sentence(change.inverse.summary) })
          : t('plan.noUndo', { reason: sentence(change.inverse.reason) })}
        {!change.repeatable && ` ${t('plan.once')}`}
      </Typography>
    </Box>
  );
}
