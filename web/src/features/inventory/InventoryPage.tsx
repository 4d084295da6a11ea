import { Box, Button, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ExplainPanel } from '@/features/inventory/ExplainPanel';
import { InventoryFilters } from '@/features/inventory/InventoryFilters';
import { InventorySkeleton } from '@/features/inventory/InventorySkeleton';
import { InventoryTable } from '@/features/inventory/InventoryTable';
import { inventoryQuery } from '@/features/inventory/queries';
import { useInventoryView } from '@/features/inventory/view';
import { useUrlFilter } from '@/shared/filters/useUrlFilter';
import { useMessages } from '@/shared/i18n/useLanguage';
import { HowToSend } from '@/shared/ui/HowToSend';
import { Notice } from '@/shared/ui/Notice';
import { Page } from '@/shared/ui/Page';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { StaleNotice } from '@/shared/ui/StaleNotice';

export function InventoryPage() {
  const { pages, inventory } = useMessages();
  const [view, change] = useInventoryView();
  const [explained, explain] = useUrlFilter('sku');
  const list = useInfiniteQuery(inventoryQuery(view));

  return (
    <Page title={pages.inventory} lead={inventory.lead}>
      <InventoryFilters view={view} change={change} />
      <Stack gap="lg">
        <QueryPanel query={list} skeleton={<InventorySkeleton />} showsStale>
          {({ pages: [first, ...rest] }) =>
            first && (
              <>
                {(first.total > 0 || view.filtered) && (
                  <InventoryTable
                    list={list}
                    pages={[first, ...rest]}
                    view={view}
                    change={change}
                    explained={explained !== ''}
                    onExplain={explain}
                  />
                )}
                {first.total === 0 && (
                  <Box pos="relative">
                    <Notice
                      title={view.filtered ? inventory.empty.filtered : inventory.empty.firstUse}
                      {...(!view.filtered && { detail: inventory.empty.firstUseDetail })}
                    >
                      {view.filtered ? (
                        <Button onClick={change.clear}>{inventory.empty.showAll}</Button>
                      ) : (
                        <HowToSend />
                      )}
                    </Notice>
                    <StaleNotice queries={[list]} />
                  </Box>
                )}
                <ExplainPanel sku={explained || null} currency={first.currency} onClose={() => explain('')} />
              </>
            )
          }
        </QueryPanel>
      </Stack>
    </Page>
  );
}
