import { Button, Text } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
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

const unavailable = 503;
const retryMs = 3_000;

/** What went wrong, and the way to try again. A server that will be back soon is asked again by itself. */
export function Failure({ error, onRetry, name }: FailureProps) {
  const { states } = useMessages();
  const isBackSoon = error instanceof Problem && error.status === unavailable;
  const detail = error instanceof Problem ? <Told>{error.reason}</Told> : states.unreachable;
  const retry = useEffectEvent(onRetry);

  useEffect(() => {
    if (!isBackSoon) return undefined;
    const timer = setInterval(() => retry(), retryMs);
    return () => clearInterval(timer);
  }, [isBackSoon]);

  return (
    <Notice
      title={isBackSoon ? states.backSoon : name ? states.failedOf(name) : states.failed}
      detail={isBackSoon ? states.backSoonDetail : detail}
      role="alert"
    >
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
