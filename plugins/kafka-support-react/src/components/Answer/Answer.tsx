import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../ErrorNotice';

/** @public */
export interface AnswerProps<T> {
  /** As `useQuery` gives it. */
  query: { data?: T; error: unknown; refetch(): unknown };
  /** What is being read, for those who hear the page. */
  loading: string;
  /** What could not be done when it fails; a sentence of its own. */
  failed?: string;
  /** Pixels that the answer will take about, so that little jumps when it comes. */
  height: number;
  /** The answer, an empty one too. */
  children(data: T): ReactNode;
}

/**
 * What the backend answers: a skeleton until it does, its sentence with a way on
 * when it fails. An answer that is there stays while a later one fails: it says
 * itself how old it is.
 *
 * @public
 */
export function Answer<T>(props: AnswerProps<T>) {
  const { query, loading, failed, height, children } = props;
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error)
    return (
      <ErrorNotice
        error={query.error}
        title={failed}
        onRetry={() => query.refetch()}
      />
    );
  return (
    <Skeleton
      variant="rounded"
      height={height}
      role="status"
      aria-label={loading}
    />
  );
}
