import { queryOptions } from '@tanstack/react-query';
import { apiQuery } from '@/shared/api/read';

/** Whether anything was ever sold: asked until it was. */
export const anySaleQuery = queryOptions({
  ...apiQuery('/api/sales/recent', { limit: 1 }, { liveMs: 1_000 }),
  enabled: ({ state }) => !state.data?.sales.length,
  select: ({ sales }) => sales.length > 0,
});
