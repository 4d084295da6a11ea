import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { DayRange } from '@/shared/filters/period';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import classes from '@/shared/ui/StaleNotice.module.css';

interface StaleNoticeProps {
  readonly queries: readonly Pick<UseQueryResult, 'data' | 'error' | 'refetch' | 'isPlaceholderData' | 'fetchStatus'>[];
}

/**
 * Says that what is shown is older: the last refresh failed, or it answers the question before. Then it tells of which days it is.
 * It stands on the upper edge of the nearest positioned element, which must be one of a card, with room on both sides.
 * So it covers nothing, and nothing moves when it comes or goes.
 */
export function StaleNotice({ queries }: StaleNoticeProps) {
  const { states } = useMessages();
  const formats = useFormats();
  const before = queries.find(({ isPlaceholderData }) => isPlaceholderData);
  const stale = queries.filter(({ data, error }) => data !== undefined && error !== null);
  const range = periodOf(before?.data);

  if (before)
    return (
      <>
        {before.fetchStatus === 'fetching' && <div className={classes.bar} aria-hidden />}
        <div className={`${classes.notice ?? ''} ${classes.older ?? ''}`} role="status">
          {before.fetchStatus === 'paused' && <IconCloudOff size={15} stroke={1.8} aria-hidden />}
          {(before.fetchStatus === 'paused' ? states.olderOffline : states.older)(range && formats.days(range))}
        </div>
      </>
    );
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

/** The days that an answer is of, where it says so. */
function periodOf(data: unknown): DayRange | null {
  const { period } = (data ?? {}) as { period?: DayRange };
  return period?.from && period.to ? period : null;
}
