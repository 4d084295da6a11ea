export type Direction = 'asc' | 'desc';

/** By what a table is sorted, in the API's words. */
export interface Sorting {
  readonly sort: string;
  readonly direction: Direction;
}

/** The next order when a heading is chosen: the other way round, or that column's own first direction. */
export function nextSorting(now: Sorting, sort: string, first: Direction): Sorting {
  if (now.sort !== sort) return { sort, direction: first };
  return { sort, direction: now.direction === 'asc' ? 'desc' : 'asc' };
}
