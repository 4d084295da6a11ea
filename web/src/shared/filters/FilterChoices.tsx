import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { filterValuesQuery, valuesOf } from '@/shared/filters/filterValues';
import { type Narrowing, useFilters } from '@/shared/filters/useFilters';
import { useMessages } from '@/shared/i18n/useLanguage';

/** One choice for each of what narrows the page down. */
export function FilterChoices({ only }: { only: readonly Narrowing[] }) {
  const { filters: texts, states } = useMessages();
  const [{ narrowed }, change] = useFilters();
  const known = useQuery(filterValuesQuery);

  return (
    <Stack gap="sm" w={260}>
      {only.map((name) => (
        <Select
          key={name}
          label={texts.names[name]}
          placeholder={texts.all}
          data={known.data ? [...valuesOf(known.data, name)] : []}
          value={narrowed[name] ?? null}
          onChange={(value) => change({ [name]: value })}
          searchable
          clearable
          nothingFoundMessage={known.data ? texts.noMatch : states.loading}
          comboboxProps={{ withinPortal: false }}
        />
      ))}
    </Stack>
  );
}
