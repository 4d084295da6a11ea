import { Box, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf } from '@/shared/api/read';
import { UnreadNotice } from '@/shared/filters/UnreadNotice';
import { ColumnChooser } from '@/shared/list/ColumnChooser';
import { type Column, csvColumns } from '@/shared/list/columns';
import { DataTable } from '@/shared/list/DataTable';
import classes from '@/shared/list/list.module.css';
import type { ItemOf, ListPage } from '@/shared/list/listView';
import { OrderChanged } from '@/shared/list/OrderChanged';
import { useColumns } from '@/shared/list/useColumns';
import type { List } from '@/shared/list/useList';
import { CsvButton } from '@/shared/ui/CsvButton';
import { StaleNotice } from '@/shared/ui/StaleNotice';

interface ListTableProps<Page extends ListPage, F extends string> {
  readonly list: List<Page, F>;
  readonly label: string;
  /** Of the file, in the words of the user. */
  readonly file: string;
  readonly columns: readonly Column<ItemOf<Page>>[];
  /** How much there is, in words; null where there is nothing to sort, to choose or to download. */
  readonly summary: string | null;
  readonly legend?: ReactNode;
  /** The rows as they are by now, where something newer than the answer tells of them. */
  readonly items?: readonly ItemOf<Page>[];
  /** Of that row one sees more elsewhere on the page. */
  readonly isCurrent?: (item: ItemOf<Page>) => boolean;
  /** In place of a table without rows. */
  readonly empty: ReactNode;
  readonly onVisible?: (items: readonly ItemOf<Page>[]) => void;
}

/** The rows of a list, with what belongs to all of them: how many, in which columns, as a file, and whether they are old. */
export function ListTable<Page extends ListPage, F extends string>(props: ListTableProps<Page, F>) {
  const { list, label, file, columns, summary, legend, items, isCurrent, empty, onVisible } = props;
  const { shape, rows, answer, sorting, query } = list;
  const choice = useColumns(shape.path, columns);
  const total = answer.data?.pages[0]?.total ?? 0;

  return (
    <Stack gap="md" {...rows.ground}>
      <UnreadNotice unread={list.unread} />
      {summary !== null && (
        <div className={classes.head}>
          <Group gap="md">
            <Text size="sm" c="dimmed" className="tabular" role="status" data-total={total}>
              {summary}
            </Text>
            <OrderChanged steady={rows} />
          </Group>
          <Group gap={2} wrap="nowrap">
            <ColumnChooser columns={columns} choice={choice} />
            <CsvButton address={addressOf(shape.path, { ...query, columns: csvColumns(choice.shown) })} name={file} />
          </Group>
          {legend && <div className={classes.legend}>{legend}</div>}
        </div>
      )}
      <Box pos="relative">
        {total > 0 ? (
          <div className="surface">
            <DataTable
              label={label}
              columns={choice.shown}
              allColumns={columns}
              items={items ?? rows.items}
              keyOf={shape.keyOf}
              total={total}
              sorting={sorting}
              onSort={list.sort}
              onEnd={list.more}
              onFocusRow={rows.focusRow}
              {...(isCurrent && { isCurrent })}
              {...(onVisible && { onVisible })}
            />
          </div>
        ) : (
          empty
        )}
        <StaleNotice queries={[answer]} />
      </Box>
    </Stack>
  );
}
