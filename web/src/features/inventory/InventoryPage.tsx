import { Button, Stack } from '@mantine/core';
import { ExplainPanel } from '@/features/inventory/ExplainPanel';
import { InventoryFilters } from '@/features/inventory/InventoryFilters';
import { inventoryList } from '@/features/inventory/inventoryList';
import { InventoryNumbers } from '@/features/inventory/InventoryNumbers';
import { InventorySkeleton } from '@/features/inventory/InventorySkeleton';
import { InventoryTable } from '@/features/inventory/InventoryTable';
import { inventoryMessages } from '@/features/inventory/messages';
import { RowFilter } from '@/features/inventory/RowFilter';
import { useUrlFilter } from '@/shared/filters/useUrlFilter';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useList } from '@/shared/list/useList';
import { HowToSend } from '@/shared/ui/HowToSend';
import { Notice } from '@/shared/ui/Notice';
import { Page } from '@/shared/ui/Page';
import { QueryPanel } from '@/shared/ui/QueryPanel';

export function InventoryPage() {
  const { pages } = useMessages();
  const inventory = useMessages(inventoryMessages);
  const [explained, explain] = useUrlFilter('sku');
  const list = useList(inventoryList, { pinned: explained !== '' });

  return (
    <Page title={pages.inventory} lead={inventory.lead}>
      <InventoryFilters list={list} />
      <Stack gap="sm">
        <QueryPanel query={list.answer} skeleton={<InventorySkeleton />} showsStale>
          {({ pages: [first, ...rest] }) =>
            first && (
              <>
                {(first.total > 0 || list.filtered) && (
                  <>
                    <InventoryNumbers list={list} page={first} />
                    <RowFilter list={list} page={first} />
                  </>
                )}
                <InventoryTable
                  list={list}
                  pages={[first, ...rest]}
                  onExplain={explain}
                  empty={
                    list.filtered ? (
                      <Notice title={inventory.empty.filtered}>
                        <Button onClick={list.clear}>{inventory.empty.showAll}</Button>
                      </Notice>
                    ) : (
                      <Notice title={inventory.empty.firstUse} detail={inventory.empty.firstUseDetail}>
                        <HowToSend />
                      </Notice>
                    )
                  }
                />
                <ExplainPanel sku={explained || null} currency={first.currency} onClose={() => explain('')} />
              </>
            )
          }
        </QueryPanel>
      </Stack>
    </Page>
  );
}
