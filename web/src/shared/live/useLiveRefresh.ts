import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getLiveFrame, subscribeToLive } from '@/shared/live/live';

const inFlightMs = 200;

/** Once per app: what is shown and follows new data is asked again when there is some, each question no oftener than it says. */
export function useLiveRefresh(): void {
  const queries = useQueryClient();

  useEffect(() => {
    const overtaken = new Set<string>(); // asked before the news, answered after it
    let version = getLiveFrame()?.version ?? null;
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
      const latest = getLiveFrame()?.version ?? null;
      if (latest === version || latest === null) return;
      version = latest;
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

/** How long it may still rest since its last answer. */
const restMs = ({ meta, state }: Query): number => state.dataUpdatedAt + (meta?.live ?? 0) - Date.now();
