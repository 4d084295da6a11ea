import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '@/shared/api/read';
import { type Narrowing, useFilters } from '@/shared/filters/useFilters';
import { useMessages } from '@/shared/i18n/useLanguage';

const options = { category: 'categories', country: 'countries', channel: 'channels', store: 'stores' } as const;

/** One choice for each of what narrows the page down. */
export function FilterChoices({ only }: { only: readonly Narrowing[] }) {
  const { filters: texts, states } = useMessages();
  const [{ narrowed }, change] = useFilters();
  const known = useQuery(apiQuery('/api/analytics/filters'));

  return (
    <Stack gap="sm" w={260}>
      {only.map((name) => (
        <Select
          key={name}
          label={texts.names[name]}
          placeholder={texts.all}
          data={[...(known.data?.[options[name]] ?? [])]}
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
