import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';

/** Stands where a page will be while it loads. */
export function PageSkeleton() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Stack spacing={2} role="status" aria-label={t('root.loading')}>
      <Skeleton variant="rounded" width={320} height={36} />
      <Skeleton variant="rounded" height={64} />
      <Skeleton variant="rounded" height={240} />
    </Stack>
  );
}
