import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../translation';

/** Which cluster, with its environment. */
export function ClusterField({ clusters }: { clusters: readonly Cluster[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name: 'cluster' });
  const known = clusters.some(cluster => cluster.id === field.value);
  const misnamed =
    field.value && !known
      ? t('newRequest.cluster.unknown', { id: field.value })
      : undefined;
  return (
    <TextField
      {...field}
      value={known ? field.value : ''}
      inputRef={field.ref}
      select
      fullWidth
      size="small"
      label={t('newRequest.cluster.label')}
      error={!!fieldState.error || !!misnamed}
      helperText={fieldState.error?.message ?? misnamed}
      InputLabelProps={{ shrink: true }}
    >
      {clusters.map(cluster => (
        <MenuItem key={cluster.id} value={cluster.id}>
          {cluster.title}
          <Typography
            component="span"
            variant="body2"
            color="text.secondary"
            sx={{ ml: 1 }}
          >
            {cluster.environment}
          </Typography>
        </MenuItem>
      ))}
    </TextField>
  );
}
