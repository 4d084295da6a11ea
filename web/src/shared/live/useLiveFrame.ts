import { useEffect, useSyncExternalStore } from 'react';
import type { LiveFrame } from '@/shared/live/frame';
import {
  getLiveFrame,
  getLiveStatus,
  getPause,
  type LiveStatus,
  type Pause,
  subscribeToLive,
  watch,
} from '@/shared/live/live';

const nothing: readonly string[] = [];

/** The newest frame, with the stock of the given products; null before the first one. */
export function useLiveFrame(skus: readonly string[] = nothing): LiveFrame | null {
  const watched = [...skus].sort().join('\n');
  useEffect(() => (watched ? watch(watched.split('\n')) : undefined), [watched]);

  return useSyncExternalStore(subscribeToLive, getLiveFrame);
}

/** Null while numbers follow what happens. */
export const useLivePause = (): Pause | null => useSyncExternalStore(subscribeToLive, getPause);

export const useLiveStatus = (): LiveStatus => useSyncExternalStore(subscribeToLive, getLiveStatus);
