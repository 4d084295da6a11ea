import { Button, CloseButton, Group, Popover, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '@/shared/api/read';
import classes from '@/shared/filters/filters.module.css';
import { type Narrowing, narrowings, useFilters } from '@/shared/filters/useFilters';
import { useMessages } from '@/shared/i18n/useLanguage';

const options = { category: 'categories', country: 'countries', channel: 'channels', store: 'stores' } as const;

/** What narrows the page down: a menu to choose from, and a chip for each choice, which takes it back. */
export function FilterBar({ only = narrowings }: { only?: readonly Narrowing[] }) {
  const { filters: texts } = useMessages();
  const [{ narrowed }, change] = useFilters();
  const [open, { toggle, close }] = useDisclosure(false);
  const known = useQuery({ ...apiQuery('/api/analytics/filters'), enabled: open });
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
      <Popover opened={open} onChange={close} position="bottom-end" trapFocus returnFocus>
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
        <Popover.Dropdown aria-label={texts.filter}>
          <Stack gap="sm" w={260}>
            {only.map((name) => (
              <Select
                key={name}
                label={texts.names[name]}
                placeholder={texts.all}
                data={[...(known.data?.[options[name]] ?? [])]}
                value={narrowed[name] ?? null}
                onChange={(value) => change({ [name]: value })}
                disabled={!known.data}
                searchable
                clearable
                nothingFoundMessage={texts.noMatch}
                comboboxProps={{ withinPortal: false }}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
