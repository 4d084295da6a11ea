import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '@/shared/i18n/useLanguage';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** What is typed stands there at once; the address, and with it the list, follow a moment later. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const { list } = useMessages();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;

  function search(text: string): void {
    setTyped(text);
    onSearch(text);
  }

  return (
    <TextInput
      w={{ base: '100%', xs: 240 }}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={shown && <CloseButton size="sm" aria-label={list.clearSearch} onClick={() => search('')} />}
      value={shown}
      onChange={(event) => search(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
    />
  );
}
