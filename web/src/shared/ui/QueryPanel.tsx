import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue } from 'react';
import { Problem } from '@/shared/api/problem';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Failure } from '@/shared/ui/Failure';
import { Forbidden } from '@/shared/ui/Forbidden';
import { Notice } from '@/shared/ui/Notice';
import classes from '@/shared/ui/QueryPanel.module.css';
import { StaleNotice } from '@/shared/ui/StaleNotice';

interface QueryPanelProps<T> {
  readonly query: UseQueryResult<T>;
  readonly isEmpty?: (data: T) => boolean;
  /** Why there is nothing, and the one next step. */
  readonly empty?: string;
  /** What it is, where nothing else around it says so. */
  readonly name?: string;
  /** In the shape of what will stand here, so that nothing jumps. */
  readonly skeleton?: ReactNode;
  /** What is drawn shows itself that it is stale: its upper edge is not the one of a card. */
  readonly showsStale?: boolean;
  readonly children: (data: T) => ReactNode;
}

/**
 * The states of what a query fills: loading, no permission, failed, empty, shown, and shown but of the question before, which is
 * dimmed, or stale. Its place is positioned.
 */
export function QueryPanel<T>({ query, isEmpty, empty, name, skeleton, showsStale, children }: QueryPanelProps<T>) {
  const { states } = useMessages();
  const { data, error } = query;
  const arrived = useDeferredValue(data !== undefined); // first drawn in slices: pointing and typing go before
  const retry = (): void => void query.refetch();

  if (data === undefined || !arrived) {
    if (error instanceof Problem && error.status === 403) return <Forbidden {...(name && { name })} />;
    if (error) return <Failure error={error} onRetry={retry} {...(name && { name })} />;
    return (
      <div role="status" aria-label={states.loading}>
        {skeleton ?? <Skeleton h={160} radius="lg" />}
      </div>
    );
  }

  return (
    <>
      <div className={classes.answer} data-old={query.isPlaceholderData} aria-busy={query.isPlaceholderData}>
        {isEmpty?.(data) ? <Notice title={empty ?? ''} /> : children(data)}
      </div>
      {!showsStale && <StaleNotice queries={[query]} />}
    </>
  );
}
