import { ActionIcon, NativeSelect, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useMessages } from '@/shared/i18n/useLanguage';
import type { Column } from '@/shared/list/columns';
import classes from '@/shared/list/DataTable.module.css';
import { keepHeights, keptHeights } from '@/shared/list/rowHeights';
import type { Sorting } from '@/shared/list/sorting';

interface DataTableProps<T> {
  readonly label: string;
  /** The first one names its row. */
  readonly columns: readonly Column<T>[];
  /** With those that are not shown, by which one can sort all the same. */
  readonly allColumns: readonly Column<T>[];
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Of all rows, loaded or not. */
  readonly total: number;
  readonly sorting: Sorting;
  readonly onSort: (sort: string) => void;
  /** The last loaded row comes into sight. */
  readonly onEnd: () => void;
  /** Whether the keyboard is in a row. */
  readonly onFocusRow: (focused: boolean) => void;
  readonly isCurrent?: (item: T) => boolean;
  readonly onVisible?: (items: readonly T[]) => void;
}

const rowHeight = 60;

/** A table of any length: only the rows in sight are in the document. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, allColumns, items, keyOf, total, sorting, onSort, onEnd, onFocusRow, isCurrent, onVisible } =
    props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const place = `${useLocation().key} ${label}`;
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as T),
    scrollMargin: top,
    overscan: 8,
    initialMeasurementsCache: keptHeights(place),
  });
  const shown = rows.getVirtualItems();
  const [first, last] = [shown.at(0), shown.at(-1)];
  const lastIndex = last?.index ?? -1;
  const fullWidth = columns.reduce((sum, { width }) => sum + width, 0);

  useLayoutEffect(() => {
    const place = body.current?.getBoundingClientRect().top;
    if (place !== undefined) setTop(Math.round(place + window.scrollY));
  }, [items]);

  useEffect(() => () => keepHeights(place, rows.takeSnapshot()), [place, rows]);

  useEffect(() => {
    if (lastIndex >= items.length - 1 && items.length < total) onEnd();
  }, [lastIndex, items.length, total, onEnd]);

  useEffect(() => {
    onVisible?.(items.slice(first?.index ?? 0, lastIndex + 1));
  }, [items, first?.index, lastIndex, onVisible]);

  return (
    <>
      <SortChoice allColumns={allColumns} sorting={sorting} onSort={onSort} />
      <table className={classes.table} aria-label={label} aria-rowcount={total + 1} role="table">
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell
                key={column.key}
                column={column}
                share={column.width / fullWidth}
                sorting={sorting}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody
          ref={body}
          role="rowgroup"

          onFocus={() => onFocusRow(true)}
          onBlur={() => onFocusRow(false)}
        >
          <Space height={(first?.start ?? top) - top} />
          {shown.map(({ index, key }) => (
            <tr
              key={String(key)}
              ref={rows.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              aria-current={isCurrent?.(items[index] as T)}
              className={classes.row}
            >
              {columns.map((column, number) => (
                <Cell key={column.key} column={column} names={number === 0}>
                  {column.cell(items[index] as T)}
                </Cell>
              ))}
            </tr>
          ))}
          <Space height={rows.getTotalSize() + top - (last?.end ?? top)} />
        </tbody>
      </table>
    </>
  );
}

/** In place of the headings on narrow screens. */
function SortChoice<T>({ allColumns, sorting, onSort }: Pick<DataTableProps<T>, 'allColumns' | 'sorting' | 'onSort'>) {
  const { table } = useMessages();
  const ascending = sorting.direction === 'asc';
  const Icon = ascending ? IconArrowUp : IconArrowDown;

  return (
    <div className={classes.sortChoice}>
      <NativeSelect
        size="sm"
        aria-label={table.sortBy}
        value={sorting.sort}
        onChange={(event) => onSort(event.currentTarget.value)}
        data={allColumns.flatMap(({ sort, title }) => (sort === undefined ? [] : [{ value: sort, label: title }]))}
      />
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={ascending ? table.ascending : table.descending}
        onClick={() => onSort(sorting.sort)}
      >
        <Icon size={16} stroke={1.8} />
      </ActionIcon>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Space({ height }: { height: number }) {
  return (
    height > 0 && (
      <tr aria-hidden>
        <td style={{ height, padding: 0 }} />
      </tr>
    )
  );
}

interface HeadCellProps<T> extends Pick<DataTableProps<T>, 'sorting' | 'onSort'> {
  readonly column: Column<T>;
  /** Of the table's width, 0 to 1. */
  readonly share: number;
}

function HeadCell<T>({ column: { title, align, sort }, share, sorting, onSort }: HeadCellProps<T>) {
  const sorted = sort !== undefined && sorting.sort === sort ? sorting.direction : undefined;
  const Icon = sorted === undefined ? IconArrowsSort : sorted === 'asc' ? IconArrowUp : IconArrowDown;

  return (
    <th
      role="columnheader"
      scope="col"
      style={{ width: `${share * 100}%` }}
      className={align && classes[align]}
      {...(sorted && { 'aria-sort': sorted === 'asc' ? 'ascending' : 'descending' })}
    >
      {sort === undefined ? (
        title
      ) : (
        <UnstyledButton className={classes.sort} fz="sm" data-sorted={sorted} onClick={() => onSort(sort)}>
          {title}
          <Icon size={14} stroke={1.8} aria-hidden opacity={sorted ? 1 : 0.4} />
        </UnstyledButton>
      )}
    </th>
  );
}

interface CellProps<T> {
  readonly column: Column<T>;
  readonly names: boolean;
  readonly children: ReactNode;
}

function Cell<T>({ column: { title, align, full }, names, children }: CellProps<T>) {
  const className = [align && classes[align], (names || full) && classes.full].filter(Boolean).join(' ');
  if (names)
    return (
      <th role="rowheader" scope="row" className={className}>
        {children}
      </th>
    );
  return (
    <td role="cell" className={className}>
      <span className={classes.label}>{title}</span>
      {children}
    </td>
  );
}
