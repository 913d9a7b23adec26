/** Owns what a paper shows until its document is there. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../lib/problem.ts';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { SkeletonDocument } from '../../parts/skeleton.tsx';
import { NotFound } from '../../shell/root.tsx';

/** Skeleton, error, nothing there, or the paper. */
export function Awaited<T>({
  query: { data, error, refetch },
  what,
  children,
}: {
  query: UseQueryResult<T>;
  what: string;
  children: (data: T) => ReactNode;
}) {
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error && data === undefined) return <ErrorBlock error={error} what={what} onRetry={() => void refetch()} />;
  return data === undefined ? <SkeletonDocument /> : <>{children(data)}</>;
}
