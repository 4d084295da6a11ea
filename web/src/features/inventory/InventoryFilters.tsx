import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InventoryList } from '@/features/inventory/inventoryList';
import { inventoryMessages } from '@/features/inventory/messages';
import { categoriesQuery, placesQuery, suppliersQuery } from '@/features/inventory/queries';
import { useMessages } from '@/shared/i18n/useLanguage';
import { SearchBox } from '@/shared/list/SearchBox';

export function InventoryFilters({ list }: { list: InventoryList }) {
  const inventory = useMessages(inventoryMessages);
  const { search, category, supplier, place } = list.filters;
  const categories = useQuery(categoriesQuery);
  const suppliers = useQuery(suppliersQuery);
  const places = useQuery(placesQuery);

  return (
    <Group gap="sm">
      <SearchBox label={inventory.search} value={search} onSearch={(text) => list.filter({ search: text }, true)} />
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 180 }}
        aria-label={inventory.category}
        placeholder={inventory.anyCategory}
        data={(categories.data?.categories ?? []).map(({ name }) => name)}
        value={category || null}
        onChange={(name) => list.filter({ category: name })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': inventory.anyCategory }}
      />
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 200 }}
        aria-label={inventory.supplier}
        placeholder={inventory.anySupplier}
        data={(suppliers.data?.suppliers ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }))}
        value={supplier || null}
        onChange={(id) => list.filter({ supplier: id })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': inventory.anySupplier }}
      />
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 170 }}
        aria-label={inventory.place}
        placeholder={inventory.anyPlace}
        data={(places.data?.places ?? []).map(({ name }) => name)}
        value={place || null}
        onChange={(name) => list.filter({ place: name })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': inventory.anyPlace }}
      />
      {list.filtered && (
        <Button variant="subtle" size="sm" onClick={list.clear}>
          {inventory.clear}
        </Button>
      )}
    </Group>
  );
}
