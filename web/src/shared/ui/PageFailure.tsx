import { Button } from '@mantine/core';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Notice } from '@/shared/ui/Notice';

/** In place of a page whose code failed, or whose chunk a new release has replaced: loading it again mends the latter. */
export function PageFailure() {
  const { states } = useMessages();

  return (
    <Notice title={states.broken} role="alert">
      <Button onClick={() => location.reload()}>{states.reload}</Button>
    </Notice>
  );
}
