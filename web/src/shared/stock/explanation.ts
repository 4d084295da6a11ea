import { queryOptions } from '@tanstack/react-query';
import { getJson } from '@/shared/api/client';
import { addressOf, type Answer } from '@/shared/api/read';

export type Explanation = Answer<'/api/inventory/{sku}/explain'>;

const liveMs = 1_500;

/** Nothing of another product's explanation stands under this one's name while it is under way. */
export const explanationQuery = (sku: string) =>
  queryOptions({
    queryKey: ['/api/inventory/explain', sku],
    queryFn: ({ signal }) => getJson<Explanation>(addressOf('/api/inventory/{sku}/explain', {}, { sku }), signal),
    meta: { live: liveMs },
  });
