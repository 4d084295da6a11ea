import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useMessages } from '@/shared/i18n/useLanguage';
import classes from '@/shared/ui/StaleNotice.module.css';

/** On the upper edge of the nearest positioned element, so that nothing moves when it comes or goes. */
export function StaleNotice({ onRetry }: { onRetry: () => void }) {
  const { states } = useMessages();

  return (
    <div className={classes.notice} role="status">
      <IconCloudOff size={15} stroke={1.8} aria-hidden />
      <span title={states.staleMeaning}>{states.stale}</span>
      <Button variant="subtle" size="compact-xs" onClick={onRetry}>
        {states.retry}
      </Button>
    </div>
  );
}
