import { Button, Text } from '@mantine/core';
import { Problem } from '@/shared/api/problem';
import { Told } from '@/shared/i18n/Told';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Notice } from '@/shared/ui/Notice';

interface FailureProps {
  readonly error: Error;
  readonly onRetry: () => void;
  /** What is missing. */
  readonly name?: string;
}

/** What went wrong, in the server's words where it gave some, and the way to try again. */
export function Failure({ error, onRetry, name }: FailureProps) {
  const { states } = useMessages();
  const detail = error instanceof Problem ? <Told>{error.reason}</Told> : states.unreachable;

  return (
    <Notice title={name ? states.failedOf(name) : states.failed} detail={detail} role="alert">
      <Button variant="default" onClick={onRetry}>
        {states.retry}
      </Button>
      {error instanceof Problem && error.traceId && (
        <Text size="xs" c="dimmed">
          {states.trace(error.traceId)}
        </Text>
      )}
    </Notice>
  );
}
