import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { inventoryColumns } from '@/features/inventory/columns';
import {
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
  const [{ currency, total }] = pages;
  const { version } = pages.at(-1) ?? pages[0];
  const [visible, setVisible] = useState<readonly string[]>([]);
  const live = useLiveStock(visible);
  const items = useMemo(
    () => list.rows.items.map((item) => withLiveStock(item, version, live)),
    [list.rows.items, version, live],
  );
  const columns = useMemo(() => inventoryColumns(inventory, { currency, onExplain }), [inventory, currency, onExplain]);
  const see = useCallback((seen: readonly InventoryItem[]) => setVisible(seen.map(inventoryList.keyOf)), []);

  return (
    <ListTable
      list={list}
      label={inventory.table}
      file={inventory.file}
      columns={columns}
      items={items}
      summary={total > 0 || list.filtered ? inventory.shown(formats.number(total)) : null}
      legend={<StockLegend />}
      empty={empty}
      onVisible={see}
    />
  );
}
