import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson } from '@/shared/api/client';
import { addressOf, type Answer, apiQuery } from '@/shared/api/read';
import type { InventoryView } from '@/features/inventory/view';

export type InventoryPage = Answer<'/api/inventory'>;
export type Explanation = Answer<'/api/inventory/{sku}/explain'>;

const rowsPerPage = 200;
const liveMs = 1_500;

/** The list in pages, fetched as one scrolls; live, as risk and advice follow every sale. */
export const inventoryQuery = ({ query }: InventoryView) =>
  infiniteQueryOptions({
    queryKey: ['/api/inventory', query],
    queryFn: ({ pageParam, signal }) =>
      getJson<InventoryPage>(addressOf('/api/inventory', { ...query, limit: rowsPerPage, cursor: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    meta: { live: liveMs },
  });

/** Nothing of another product's explanation stands under this one's name while it is under way. */
export const explanationQuery = (sku: string) =>
  queryOptions({
    queryKey: ['/api/inventory/explain', sku],
    queryFn: ({ signal }) => getJson<Explanation>(addressOf('/api/inventory/{sku}/explain', {}, { sku }), signal),
    meta: { live: liveMs },
  });

export const categoriesQuery = apiQuery('/api/products/categories');

export const suppliersQuery = apiQuery('/api/inventory/suppliers');
