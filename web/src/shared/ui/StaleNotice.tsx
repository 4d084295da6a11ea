import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMessages } from '@/shared/i18n/useLanguage';
import classes from '@/shared/ui/StaleNotice.module.css';

interface StaleNoticeProps {
  readonly queries: readonly Pick<UseQueryResult, 'data' | 'error' | 'refetch'>[];
}

/**
 * Says that what is shown is older, when the last refresh failed. It stands on the upper edge of the nearest positioned element, which
 * must be one of a card, with room on both sides: so it covers nothing, and nothing moves when it comes or goes.
 */
export function StaleNotice({ queries }: StaleNoticeProps) {
  const { states } = useMessages();
  const stale = queries.filter(({ data, error }) => data !== undefined && error !== null);
  if (stale.length === 0) return null;

  return (
    <div className={classes.notice} role="status">
      <IconCloudOff size={15} stroke={1.8} aria-hidden />
      <span title={states.staleMeaning}>{states.stale}</span>
      <Button variant="subtle" size="compact-xs" h={20} onClick={() => stale.forEach(({ refetch }) => void refetch())}>
        {states.retry}
      </Button>
    </div>
  );
}
