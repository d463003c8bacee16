import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';

/** Stands where the first answer will be. */
export function PanelSkeleton() {
  return (
    <Stack spacing={3} aria-hidden>
      <Skeleton variant="rounded" height={52} />
      <Skeleton variant="rounded" height={210} />
      <Stack spacing={1}>
        <Skeleton variant="rounded" width="60%" height={20} />
        <Skeleton variant="rounded" height={20} />
        <Skeleton variant="rounded" width="80%" height={20} />
      </Stack>
    </Stack>
  );
}
