import { CloseButton, Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiQuery } from '@/shared/api/read';
import { useMessages } from '@/shared/i18n/useLanguage';

const typingMs = 200;
const most = 12;

export const productSearchQuery = (search: string) => apiQuery('/api/products', { search, limit: most });

interface ProductPickerProps {
  readonly label: string;
  readonly onPick: (sku: string) => void;
}

/** Finds a product by its name or number while one types. */
export function ProductPicker({ label, onPick }: ProductPickerProps) {
  const { catalog } = useMessages();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), typingMs);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useQuery({ ...productSearchQuery(search), enabled: combobox.dropdownOpened });

  function pick(sku: string): void {
    setText('');
    combobox.closeDropdown();
    onPick(sku);
  }

  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.Target>
        <TextInput
          w={{ base: '100%', xs: 260 }}
          aria-label={label}
          placeholder={catalog.placeholder}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          rightSection={
            found.isFetching ? (
              <Loader size={14} />
            ) : (
              text && <CloseButton size="sm" aria-label={catalog.clear} onClick={() => setText('')} />
            )
          }
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {found.data?.items.map(({ sku, name, category }) => (
            <Combobox.Option key={sku} value={sku}>
              <Text size="sm">{name ?? sku}</Text>
              <Text size="xs" c="dimmed">
                {[sku, category].filter(Boolean).join(' · ')}
              </Text>
            </Combobox.Option>
          ))}
          {found.data?.items.length === 0 && <Combobox.Empty>{catalog.none}</Combobox.Empty>}
          {found.isError && <Combobox.Empty>{catalog.failed}</Combobox.Empty>}
          {found.isPending && <Combobox.Empty>{catalog.searching}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
