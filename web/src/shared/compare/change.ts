import type { Figure } from '@/shared/format/formats';

export type Better = 'up' | 'down' | 'neither';

/** A change that rests on fewer orders may be chance: it is told, and neither praised nor blamed. */
export const fewOrders = 30;

export interface Change {
  readonly absolute: number;
  /** Undefined where the share says nothing: it began at zero. */
  readonly share: number | undefined;
  readonly direction: 'up' | 'down' | 'same';
  readonly judgement: 'good' | 'bad' | 'neutral';
}

/** Reads as 0%. */
const smallestShare = 0.0005;

/** How a number differs from the one it is compared with; null when one of them is missing. */
export function changeOf(current: Figure, previous: Figure, better: Better = 'up'): Change | null {
  if (typeof current !== 'number' || typeof previous !== 'number') return null;

  const absolute = current - previous;
  const share = previous === 0 ? (absolute === 0 ? 0 : undefined) : absolute / Math.abs(previous);
  const unnoticed = share !== undefined && Math.abs(share) < smallestShare;
  const direction = unnoticed ? 'same' : absolute > 0 ? 'up' : 'down';
  return {
    absolute,
    share,
    direction,
    judgement: direction === 'same' || better === 'neither' ? 'neutral' : direction === better ? 'good' : 'bad',
  };
}
