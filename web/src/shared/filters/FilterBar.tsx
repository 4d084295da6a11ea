import { Button, CloseButton, Group, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import classes from '@/shared/filters/filters.module.css';
import type { FilterChoices } from '@/shared/filters/FilterChoices';
import { type Narrowing, narrowings, useFilters } from '@/shared/filters/useFilters';
import { useMessages } from '@/shared/i18n/useLanguage';

/** What narrows the page down: a menu to choose from, and a chip for each choice, which takes it back. */
export function FilterBar({ only = narrowings }: { only?: readonly Narrowing[] }) {
  const { filters: texts } = useMessages();
  const [{ narrowed }, change] = useFilters();
  const [Choices, setChoices] = useState<typeof FilterChoices | null>(null);
  const active = only.filter((name) => narrowed[name]);

  // Opens when its choices are there, so that the keyboard has a place to go to.
  async function open(): Promise<void> {
    const { FilterChoices } = await import('@/shared/filters/FilterChoices');
    setChoices(() => FilterChoices);
  }

  return (
    <Group gap="xs">
      {active.map((name) => (
        <span key={name} className={classes.chip}>
          {texts.chip(texts.names[name], narrowed[name] ?? '')}
          <CloseButton
            size="sm"
            c="inherit"
            aria-label={texts.remove(texts.names[name])}
            onClick={() => change({ [name]: null })}
          />
        </span>
      ))}
      <Popover opened={Choices !== null} onChange={() => setChoices(null)} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="default"
            className={classes.control}
            leftSection={<IconFilter size={16} stroke={1.7} />}
            onClick={() => (Choices ? setChoices(null) : void open())}
          >
            {texts.filter}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={texts.filter}>{Choices && <Choices only={only} />}</Popover.Dropdown>
      </Popover>
    </Group>
  );
}
