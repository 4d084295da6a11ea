import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '@/shared/api/problem';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';

interface QueryPanelProps<T> {
  readonly query: UseQueryResult<T>;
  readonly isEmpty?: (data: T) => boolean;
  /** Why there is nothing, and the one next step. */
  readonly empty?: string;
  /** What it is, where nothing else around it says so. */
  readonly name?: string;
  /** In the shape of what will stand here, so that nothing jumps. */
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** The states of what a query fills: loading, no permission, failed, empty, shown, shown but stale. */
export function QueryPanel<T>({ query, isEmpty, empty, name, skeleton, children }: QueryPanelProps<T>) {
  const messages = useMessages();
  const { data, error } = query;
  const retry = (): void => void query.refetch();

  if (data === undefined) {
    if (error instanceof Problem && error.status === 403)
      return <Notice title={messages.states.forbidden} detail={messages.states.forbiddenDetail} />;
    if (error) return <Failure error={error} onRetry={retry} {...(name && { name })} />;
    return (
      <div role="status" aria-label={messages.states.loading}>
        {skeleton ?? <Skeleton h={160} radius="lg" />}
      </div>
    );
  }

  const shown = isEmpty?.(data) ? <Notice title={empty ?? ''} /> : children(data);
  if (!error) return shown;

  return (
    <Stack>
      <Alert color="coral" icon={<IconCloudOff />} role="status">
        {messages.states.stale}{' '}
        <Button variant="subtle" size="compact-sm" color="coral" onClick={retry}>
          {messages.states.retry}
        </Button>
      </Alert>
      {shown}
    </Stack>
  );
}
