import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { pauseLive, resumeLive } from '@/shared/live/live';
import { useLivePause, useLiveStatus } from '@/shared/live/useLiveFrame';
import { useElapsed } from '@/shared/ui/useElapsed';

/** Whether the numbers follow what happens; a click holds them still, and says for how long and how many orders came since. */
export function LiveBadge() {
  const { live } = useMessages();
  const formats = useFormats();
  const status = useLiveStatus();
  const pause = useLivePause();
  const elapsed = useElapsed(pause?.since ?? null);
  const Icon = pause ? IconPlayerPlay : IconPlayerPause;
  const text = pause
    ? [`${live.states.paused} ${elapsed}`, pause.missed > 0 && live.missed(formats.number(pause.missed))]
        .filter(Boolean)
        .join(' · ')
    : live.states[status];

  return (
    <>
      <UnstyledButton
        className="live-badge tabular"
        data-status={status}
        data-hint={pause ? live.resume : live.hints[status]}
        aria-label={`${text}. ${pause ? live.resume : live.pause}`}
        onClick={pause ? resumeLive : pauseLive}
      >
        <span className="live-dot" aria-hidden />
        <span className="live-text">{text}</span>
        <Icon size={14} aria-hidden />
      </UnstyledButton>
      <VisuallyHidden role="status">{status === 'reconnecting' ? live.states.reconnecting : ''}</VisuallyHidden>
    </>
  );
}
