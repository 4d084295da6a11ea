import type { Answer } from '@/shared/api/read';
import { asWritten, type ListShape, someOf } from '@/shared/list/listView';
import type { List } from '@/shared/list/useList';

export type InventoryPage = Answer<'/api/inventory'>;
export type InventoryItem = InventoryPage['items'][number];
export type Risk = InventoryItem['risk'];
export type InventoryFilter = 'search' | 'category' | 'supplier' | 'risk';
export type InventoryList = List<InventoryPage, InventoryFilter>;

/** The most urgent first. */
export const risks: readonly Risk[] = ['out', 'critical', 'low', 'ok', 'excess', 'untracked', 'unknown'];

/** Names read from the first letter; of stock the least matters most, and of everything else the most. */
export const inventoryList: ListShape<InventoryPage, InventoryFilter> = {
  path: '/api/inventory',
  filters: { search: asWritten, category: asWritten, supplier: asWritten, risk: someOf(risks) },
  sorts: {
    risk: 'desc',
    name: 'asc',
    onHand: 'asc',
    cover: 'asc',
    chance: 'desc',
    order: 'desc',
    stockValue: 'desc',
  },
  firstSort: 'risk',
  liveMs: 1_500, // as risk and advice follow every sale
  keyOf: ({ sku }) => sku,
};
