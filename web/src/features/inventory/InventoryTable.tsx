import { Box, Group, Stack, Text } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { inventoryColumns } from '@/features/inventory/columns';
import classes from '@/features/inventory/inventory.module.css';
import type { InventoryPage } from '@/features/inventory/queries';
import { RiskFilter } from '@/features/inventory/RiskFilter';
import { StockLegend } from '@/features/inventory/StockLegend';
import { useLiveStock, withLiveStock } from '@/features/inventory/useLiveStock';
import type { InventoryItem, InventoryView, useInventoryView } from '@/features/inventory/view';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { CsvButton } from '@/shared/ui/CsvButton';
import { DataTable } from '@/shared/ui/DataTable';
import { OrderChanged } from '@/shared/ui/OrderChanged';
import { StaleNotice } from '@/shared/ui/StaleNotice';
import { useSteadyOrder } from '@/shared/ui/useSteadyOrder';

interface InventoryTableProps {
  readonly list: UseInfiniteQueryResult<InfiniteData<InventoryPage>>;
  readonly pages: readonly [InventoryPage, ...InventoryPage[]];
  readonly view: InventoryView;
  readonly change: ReturnType<typeof useInventoryView>[1];
  /** Whether the panel of a row is open. */
  readonly explained: boolean;
  readonly onExplain: (sku: string) => void;
}

const skuOf = ({ sku }: InventoryItem): string => sku;

/** The list, its counts by risk, and its rows with the stock of this moment. */
export function InventoryTable({ list, pages, view, change, explained, onExplain }: InventoryTableProps) {
  const { inventory } = useMessages();
  const formats = useFormats();
  const [first] = pages;
  const last = pages.at(-1) ?? first;
  const loaded = useMemo(() => withoutRepeats(pages.flatMap(({ items }) => items)), [pages]);
  const rows = useSteadyOrder(loaded, skuOf, {
    view: list.isPlaceholderData ? null : JSON.stringify(view.query),
    pinned: explained,
  });
  const [visible, setVisible] = useState<readonly string[]>([]);
  const live = useLiveStock(visible);
  const items = useMemo(
    () => rows.items.map((item) => withLiveStock(item, last.version, live)),
    [rows.items, last.version, live],
  );
  const columns = useMemo(
    () => inventoryColumns(inventory, { currency: first.currency, onExplain }),
    [inventory, first.currency, onExplain],
  );
  const { fetchNextPage, isFetching } = list;
  const more = useCallback(() => void (!isFetching && fetchNextPage()), [isFetching, fetchNextPage]);
  const see = useCallback((seen: readonly InventoryItem[]) => setVisible(seen.map(skuOf)), []);

  return (
    <Stack gap="sm">
      <RiskFilter
        counts={first.counts}
        chosen={view.risks}
        onChoose={(risks) => change.filter({ risk: risks.join(',') })}
      />
      <Stack gap="md" {...rows.ground}>
        <div className={classes.head}>
          <Group gap="md">
            <Text size="sm" c="dimmed" className="tabular" role="status">
              {inventory.shown(formats.number(first.total))}
            </Text>
            <OrderChanged steady={rows} />
          </Group>
          <CsvButton path="/api/inventory" query={view.query} name={inventory.file} />
          <StockLegend />
        </div>
        {first.total > 0 && (
          <Box className="surface" pos="relative">
            <DataTable
              label={inventory.table}
              columns={columns}
              items={items}
              keyOf={skuOf}
              total={first.total}
              sorting={view.sorting}
              onSort={change.sort}
              onEnd={more}
              onFocusRow={rows.focusRow}
              onVisible={see}
            />
            <StaleNotice queries={[list]} />
          </Box>
        )}
      </Stack>
    </Stack>
  );
}

/** Pages fetched at different moments may overlap when a product has moved between them. */
function withoutRepeats(items: readonly InventoryItem[]): readonly InventoryItem[] {
  return [...new Map(items.map((item) => [item.sku, item])).values()];
}
