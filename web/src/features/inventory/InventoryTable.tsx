import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { inventoryColumns } from '@/features/inventory/columns';
import {
  atRisk,
  type InventoryItem,
  type InventoryList,
  type InventoryPage,
  inventoryList,
} from '@/features/inventory/inventoryList';
import { inventoryMessages } from '@/features/inventory/messages';
import { StockLegend } from '@/features/inventory/StockLegend';
import { useLiveStock, withLiveStock } from '@/features/inventory/useLiveStock';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { ListTable } from '@/shared/list/ListTable';

interface InventoryTableProps {
  readonly list: InventoryList;
  readonly pages: readonly [InventoryPage, ...InventoryPage[]];
  readonly onExplain: (sku: string) => void;
  readonly empty: ReactNode;
}

/** The list, with the stock of this moment. */
export function InventoryTable({ list, pages, onExplain, empty }: InventoryTableProps) {
  const inventory = useMessages(inventoryMessages);
  const formats = useFormats();
  const [{ currency, total, shown }] = pages;
  const { version } = pages.at(-1) ?? pages[0];
  const [visible, setVisible] = useState<readonly string[]>([]);
  const live = useLiveStock(visible);
  const items = useMemo(
    () => list.rows.items.map((item) => withLiveStock(item, version, live)),
    [list.rows.items, version, live],
  );
  const { place } = list.filters;
  const columns = useMemo(
    () => inventoryColumns(inventory, { currency, place, onExplain }),
    [inventory, currency, place, onExplain],
  );
  const summary = [
    inventory.shown(formats.number(total)),
    list.filters.due !== '' && inventory.numbers.ordersOf(formats.wholeMoney(shown.orderCost, currency)),
    list.filters.due !== '' &&
      shown.ordersOfUnknownCost > 0 &&
      inventory.numbers.withoutCost(formats.number(shown.ordersOfUnknownCost)),
    list.filters.shelf !== '' && inventory.numbers.emptyShelves(formats.number(shown.emptyShelves)),
    list.filters.risk === atRisk && inventory.numbers.lost(formats.wholeMoney(shown.salesAtRisk, currency)),
    list.filters.risk === 'excess' && inventory.numbers.tooMuch(formats.wholeMoney(shown.excessValue, currency)),
    inventory.numbers.stock(formats.wholeMoney(shown.stockValue, currency)),
  ]
    .filter(Boolean)
    .join(' · ');
  const see = useCallback((seen: readonly InventoryItem[]) => setVisible(seen.map(inventoryList.keyOf)), []);

  return (
    <ListTable
      list={list}
      label={inventory.table}
      file={inventory.file}
      columns={columns}
      items={items}
      summary={total > 0 || list.filtered ? summary : null}
      legend={<StockLegend />}
      empty={empty}
      onVisible={see}
    />
  );
}
