import type { ReadPath } from '@/shared/api/read';
import type { Unread } from '@/shared/filters/useFilters';
import type { Direction, Sorting } from '@/shared/list/sorting';

/** What the API answers page by page. */
export interface ListPage<T = unknown> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total: number;
}

export type ItemOf<Page extends ListPage> = Page['items'][number];

/** What a list asks, and in which ways it can be narrowed down and ordered. */
export interface ListShape<Page extends ListPage, Filter extends string = string> {
  readonly path: ReadPath;
  /** How each filter is asked for, by what the address says. */
  readonly filters: Readonly<Record<Filter, (text: string) => string>>;
  /** Every order that the API knows, and which way round one reads it first. */
  readonly sorts: Readonly<Record<string, Direction>>;
  readonly firstSort: string;
  /** Follows new data, at most once in so many milliseconds. */
  readonly liveMs: number;
  readonly keyOf: (item: ItemOf<Page>) => string;
}

export interface ListView<Filter extends string> {
  readonly filters: Readonly<Record<Filter, string>>;
  /** Whether anything narrows it down. */
  readonly filtered: boolean;
  readonly sorting: Sorting;
  /** What of the address nobody understands: it asks for nothing. */
  readonly unread: readonly Unread[];
  /** All of it, as the API wants it. */
  readonly query: Readonly<Record<Filter | 'sort' | 'direction', string>>;
}

export const asWritten = (text: string): string => text;

/** Some of the known words, in their order and not in that of the address. */
export const someOf =
  (known: readonly string[]) =>
  (text: string): string =>
    known.filter((word) => text.split(',').includes(word)).join(',');

/** One of the known words. */
export const oneOf =
  (known: readonly string[]) =>
  (text: string): string =>
    known.includes(text) ? text : '';

type Readable<F extends string = string> = Pick<ListShape<ListPage, F>, 'filters' | 'sorts' | 'firstSort'>;

export const firstSorting = ({ sorts, firstSort }: Pick<Readable, 'sorts' | 'firstSort'>): Sorting => ({
  sort: firstSort,
  direction: sorts[firstSort] ?? 'desc',
});

/** What cannot be read is left out, and told: a mistyped link still shows a list, and nobody takes it for another one. */
export function readListView<F extends string>(shape: Readable<F>, params: URLSearchParams): ListView<F> {
  const names = Object.keys(shape.filters) as F[];
  const filters = Object.fromEntries(
    names.map((name) => [name, shape.filters[name](params.get(name) ?? '')]),
  ) as Record<F, string>;
  const sorting = readSorting(shape, params);
  return {
    filters,
    filtered: names.some((name) => filters[name] !== ''),
    sorting,
    unread: unreadIn(params, { ...filters, ...(params.has('sort') && sorting) }),
    query: { ...filters, ...sorting },
  };
}

/** Parameters of which some part did not come through. */
const unreadIn = (params: URLSearchParams, read: Readonly<Record<string, string>>): readonly Unread[] =>
  Object.entries(read).flatMap(([name, understood]) => {
    const written = params.get(name) ?? '';
    const lost = written.split(',').some((part) => part !== '' && !understood.split(',').includes(part));
    return lost ? [{ name, value: written }] : [];
  });

function readSorting(shape: Pick<Readable, 'sorts' | 'firstSort'>, params: URLSearchParams): Sorting {
  const sort = params.get('sort') ?? shape.firstSort;
  const first = shape.sorts[sort];
  if (first === undefined) return firstSorting(shape);

  const direction = params.get('direction');
  return { sort, direction: direction === 'asc' || direction === 'desc' ? direction : first };
}
