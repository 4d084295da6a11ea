import type { ReactNode } from 'react';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** Its share of the table's width. */
  readonly width: number;
  readonly align?: 'right';
  /** The order's name in the API; a column without one is not sorted by. */
  readonly sort?: string;
  /** Takes the whole width of a card on narrow screens. */
  readonly full?: boolean;
  /** Shown only to those who choose it. */
  readonly optional?: boolean;
  /** What a file has in its place, by the names of the API; a part of an item brings all of its own. */
  readonly csv: readonly (keyof T & string)[];
  readonly cell: (item: T) => ReactNode;
}

/** The columns of a file, as the API is asked for them. */
export const csvColumns = <T>(shown: readonly Column<T>[]): string =>
  [...new Set(shown.flatMap(({ csv }) => csv))].join(',');

type Choosable = Pick<Column<unknown>, 'key' | 'optional'>;

/** The columns that a choice names; without one, those that are not optional. The first names its row and is always there. */
export function chosenColumns<C extends Choosable>(columns: readonly C[], choice: string): readonly C[] {
  const named = choice.split(',');
  const known = columns.some(({ key }) => named.includes(key));
  return columns.filter(({ key, optional }, index) => index === 0 || (known ? named.includes(key) : !optional));
}

/** A choice as it is kept: nothing, where it is what everybody sees. */
export function writeChoice(columns: readonly Choosable[], keys: readonly string[]): string {
  const write = (shown: readonly Choosable[]): string => shown.map(({ key }) => key).join(',');
  const choice = write(columns.filter(({ key }, index) => index === 0 || keys.includes(key)));
  return choice === write(chosenColumns(columns, '')) ? '' : choice;
}
