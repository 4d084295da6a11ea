import type { Figure } from '@/shared/format/formats';

export type Better = 'up' | 'down' | 'neither';

export interface Change {
  readonly absolute: number;
  /** Undefined where the share says nothing: it began at zero. */
  readonly share: number | undefined;
  readonly direction: 'up' | 'down' | 'same';
  readonly judgement: 'good' | 'bad' | 'neutral';
}

/** How a number differs from the one it is compared with; null when one of them is missing. */
export function changeOf(current: Figure, previous: Figure, better: Better = 'up'): Change | null {
  if (typeof current !== 'number' || typeof previous !== 'number') return null;

  const absolute = current - previous;
  const direction = absolute > 0 ? 'up' : absolute < 0 ? 'down' : 'same';
  return {
    absolute,
    share: previous === 0 ? (absolute === 0 ? 0 : undefined) : absolute / Math.abs(previous),
    direction,
    judgement: direction === 'same' || better === 'neither' ? 'neutral' : direction === better ? 'good' : 'bad',
  };
}
