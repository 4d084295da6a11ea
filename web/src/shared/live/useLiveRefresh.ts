import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveFrame } from '@/shared/live/frame';
import { getLiveFrame, subscribeToLive } from '@/shared/live/live';

const inFlightMs = 200;

/** Once per app: what is shown and follows new data is asked again when there is some, each question no oftener than it says. */
export function useLiveRefresh(): void {
  const queries = useQueryClient();

  useEffect(() => {
    const overtaken = new Set<string>(); // asked before the news, answered after it
    let seen = newsOf(getLiveFrame());
    let changedAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const following = (): Query[] =>
      queries.getQueryCache().findAll({ type: 'active', predicate: ({ meta }) => meta?.live !== undefined });

    function refresh(): void {
      clearTimeout(timer);
      if (document.hidden) return; // asked when it is looked at again

      let nextMs = Infinity;
      for (const query of following()) {
        if (query.state.dataUpdatedAt >= changedAt && !overtaken.has(query.queryHash)) continue;
        const waitMs = query.state.fetchStatus === 'idle' ? restMs(query) : inFlightMs;
        if (waitMs > 0) {
          nextMs = Math.min(nextMs, waitMs);
        } else {
          overtaken.delete(query.queryHash);
          query.fetch().catch(() => undefined); // the query itself keeps the error
        }
      }
      if (Number.isFinite(nextMs)) timer = setTimeout(refresh, nextMs);
    }

    function look(): void {
      const latest = newsOf(getLiveFrame());
      if (latest === seen || latest === null) return;
      seen = latest;
      changedAt = Date.now();
      for (const { queryHash, state } of following()) if (state.fetchStatus === 'fetching') overtaken.add(queryHash);
      refresh();
    }

    const unsubscribe = subscribeToLive(look);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      unsubscribe();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [queries]);
}

/** Sales and stock have a version, forecasts have one of their own. */
const newsOf = (frame: LiveFrame | null): string | null => frame && `${frame.version} ${frame.forecastVersion}`;

/** How long it may still rest since its last answer. */
const restMs = ({ meta, state }: Query): number => state.dataUpdatedAt + (meta?.live ?? 0) - Date.now();
