import { Button, CloseButton, Group, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import classes from '@/shared/filters/filters.module.css';
import { type Narrowing, narrowings, useFilters } from '@/shared/filters/useFilters';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLoadedOnOpen } from '@/shared/ui/useLoadedOnOpen';

const loadChoices = async () => (await import('@/shared/filters/FilterChoices')).FilterChoices;

/** What narrows the page down: a menu to choose from, and a chip for each choice, which takes it back. */
export function FilterBar({ only = narrowings }: { only?: readonly Narrowing[] }) {
  const { filters: texts } = useMessages();
  const [{ narrowed }, change] = useFilters();
  const { Opened: Choices, toggle, close } = useLoadedOnOpen(loadChoices);
  const active = only.filter((name) => narrowed[name]);

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
      <Popover opened={Choices !== null} onChange={close} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="default"
            className={classes.control}
            leftSection={<IconFilter size={16} stroke={1.7} />}
            onClick={toggle}
          >
            {texts.filter}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={texts.filter}>{Choices && <Choices only={only} />}</Popover.Dropdown>
      </Popover>
    </Group>
  );
}
