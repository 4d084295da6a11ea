import { ActionIcon, Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useMessages } from '@/shared/i18n/useLanguage';
import type { Column } from '@/shared/list/columns';
import type { ColumnChoice } from '@/shared/list/useColumns';

interface ColumnChooserProps<T> {
  readonly columns: readonly Column<T>[];
  readonly choice: ColumnChoice<T>;
}

/** Which columns are shown; the first one, which names its row, is not up for choice. */
export function ColumnChooser<T>({ columns, choice: { shown, choose, reset } }: ColumnChooserProps<T>) {
  const { list } = useMessages();

  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={list.columns} data-hint={list.columns}>
          <IconColumns3 size={18} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={list.columns}>
        <Checkbox.Group label={list.columns} value={shown.map(({ key }) => key)} onChange={choose}>
          <Stack gap={8} my="xs">
            {columns.slice(1).map(({ key, title }) => (
              <Checkbox key={key} size="sm" value={key} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button variant="subtle" size="compact-sm" onClick={reset}>
          {list.resetColumns}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
