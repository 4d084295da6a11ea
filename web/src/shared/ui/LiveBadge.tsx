import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMessages } from '@/shared/i18n/useLanguage';
import { pauseLive, resumeLive } from '@/shared/live/live';
import { useLiveStatus } from '@/shared/live/useLiveFrame';

/** Whether the numbers follow what happens; a click holds them still. */
export function LiveBadge() {
  const { live } = useMessages();
  const status = useLiveStatus();
  const paused = status === 'paused';
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;

  return (
    <>
      <UnstyledButton
        className="live-badge"
        data-status={status}
        data-hint={paused ? live.resume : live.hints[status]}
        aria-label={`${live.states[status]}. ${paused ? live.resume : live.pause}`}
        onClick={paused ? resumeLive : pauseLive}
      >
        <span className="live-dot" aria-hidden />
        <span className="live-text">{live.states[status]}</span>
        <Icon size={14} aria-hidden />
      </UnstyledButton>
      <VisuallyHidden role="status">{status === 'reconnecting' ? live.states.reconnecting : ''}</VisuallyHidden>
    </>
  );
}
