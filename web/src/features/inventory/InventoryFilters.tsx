import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { categoriesQuery, suppliersQuery } from '@/features/inventory/queries';
import type { InventoryView, useInventoryView } from '@/features/inventory/view';
import { useMessages } from '@/shared/i18n/useLanguage';

interface InventoryFiltersProps {
  readonly view: InventoryView;
  readonly change: ReturnType<typeof useInventoryView>[1];
}

export function InventoryFilters({ view, change }: InventoryFiltersProps) {
  const { inventory } = useMessages();
  const categories = useQuery(categoriesQuery);
  const suppliers = useQuery(suppliersQuery);

  return (
    <Group gap="sm">
      <TextInput
        w={{ base: '100%', xs: 240 }}
        aria-label={inventory.search}
        placeholder={inventory.search}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        rightSection={
          view.search && (
            <CloseButton size="sm" aria-label={inventory.clearSearch} onClick={() => change.filter({ search: null })} />
          )
        }
        value={view.search}
        onChange={(event) => change.filter({ search: event.currentTarget.value }, true)}
      />
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 180 }}
        aria-label={inventory.category}
        placeholder={inventory.anyCategory}
        data={(categories.data?.categories ?? []).map(({ name }) => name)}
        value={view.category || null}
        onChange={(category) => change.filter({ category })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': inventory.anyCategory }}
      />
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 200 }}
        aria-label={inventory.supplier}
        placeholder={inventory.anySupplier}
        data={(suppliers.data?.suppliers ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }))}
        value={view.supplier || null}
        onChange={(supplier) => change.filter({ supplier })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': inventory.anySupplier }}
      />
      {view.filtered && (
        <Button variant="subtle" size="sm" onClick={change.clear}>
          {inventory.clear}
        </Button>
      )}
    </Group>
  );
}
