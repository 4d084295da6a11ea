import type { ReactNode } from 'react';
import classes from '@/shared/ui/Table.module.css';

export interface TableColumn<T> {
  readonly title: string;
  readonly align?: 'right';
  readonly width?: number;
  /** Left out on narrow screens. */
  readonly wide?: boolean;
  readonly className?: string | undefined;
  readonly cell: (item: T) => ReactNode;
}

interface TableProps<T> {
  readonly label: string;
  /** The first one names its row. */
  readonly columns: readonly TableColumn<T>[];
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
}

/** A short list in full, which is neither sorted nor searched. */
export function Table<T>({ label, columns, items, keyOf }: TableProps<T>) {
  const classOf = ({ align, wide }: TableColumn<T>, own?: string): string | undefined =>
    [align && classes[align], wide && classes.wide, own].filter(Boolean).join(' ') || undefined;

  return (
    <table className={`tabular ${classes.table ?? ''}`} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" className={classOf(column)} style={{ width: column.width }}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)}>
            {columns.map((column, index) => {
              const className = classOf(column, column.className);
              return index === 0 ? (
                <th key={column.title} scope="row" className={className}>
                  {column.cell(item)}
                </th>
              ) : (
                <td key={column.title} className={className}>
                  {column.cell(item)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
