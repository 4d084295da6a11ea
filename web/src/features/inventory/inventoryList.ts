import type { Answer } from '@/shared/api/read';
import { asWritten, type ListShape, oneOf, someOf } from '@/shared/list/listView';
import type { List } from '@/shared/list/useList';

export type InventoryPage = Answer<'/api/inventory'>;
export type InventoryItem = InventoryPage['items'][number];
export type Risk = InventoryItem['risk'];
/** Those that narrow the products down, and those that pick the rows behind a number. */
export type InventoryFilter = 'search' | 'category' | 'supplier' | 'place' | Focus;
export type Focus = 'risk' | 'due' | 'shelf' | 'inbound';
export type InventoryList = List<InventoryPage, InventoryFilter>;

/** Whatever picks rows, taken back: a number's rows are asked for from here. */
export const noFocus: Readonly<Record<Focus | 'sort' | 'direction', null>> = {
  risk: null,
  due: null,
  shelf: null,
  inbound: null,
  sort: null,
  direction: null,
};

/** The risks that lose sales before an order placed today arrives. */
export const atRisk = 'out,critical,low';

/** The most urgent first. */
export const risks: readonly Risk[] = ['out', 'critical', 'low', 'ok', 'excess', 'untracked', 'unknown'];

/** Names read from the first letter; of stock the least matters most, and of everything else the most. */
export const inventoryList: ListShape<InventoryPage, InventoryFilter> = {
  path: '/api/inventory',
  filters: {
    search: asWritten,
    category: asWritten,
    supplier: asWritten,
    place: asWritten,
    risk: someOf(risks),
    due: oneOf(['order', 'overdue']),
    shelf: oneOf(['empty']),
    inbound: oneOf(['any', 'late']),
  },
  sorts: {
    risk: 'desc',
    name: 'asc',
    onHand: 'asc',
    cover: 'asc',
    chance: 'desc',
    order: 'desc',
    orderBy: 'asc',
    stockValue: 'desc',
    salesAtRisk: 'desc',
    emptyShelves: 'desc',
    excess: 'desc',
  },
  firstSort: 'risk',
  liveMs: 1_500, // as risk and advice follow every sale
  keyOf: ({ sku }) => sku,
};
