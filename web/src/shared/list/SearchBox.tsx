import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMessages } from '@/shared/i18n/useLanguage';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

const typingMs = 200;

/** What is typed stands there at once; the address, and with it the list, follow when one pauses. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const { list } = useMessages();
  const [typed, type] = useState<string | null>(null); // null: as the address says
  const [told, tell] = useState<string | null>(null); // on its way to the address
  const arrived = typed !== null && typed === value && (told ?? value) === value;

  if (arrived) {
    type(null);
    tell(null);
  }

  function search(text: string): void {
    tell(text);
    onSearch(text);
  }

  const searchLater = useEffectEvent(search);
  const waits = typed !== null && typed !== (told ?? value);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => searchLater(typed), typingMs);
    return () => clearTimeout(timer);
  }, [waits, typed]);

  function searchNow(text: string): void {
    type(text);
    search(text);
  }

  const shown = typed ?? value;
  return (
    <TextInput
      w={{ base: '100%', xs: 240 }}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={shown && <CloseButton size="sm" aria-label={list.clearSearch} onClick={() => searchNow('')} />}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && waits && search(typed)}
      onBlur={() => waits && search(typed)}
    />
  );
}
