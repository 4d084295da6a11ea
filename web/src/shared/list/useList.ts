import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { getJson } from '@/shared/api/client';
import { addressOf } from '@/shared/api/read';
import { useUrl } from '@/shared/filters/useUrl';
import {
  firstSorting,
  type ItemOf,
  type ListPage,
  type ListShape,
  type ListView,
  readListView,
} from '@/shared/list/listView';
import { nextSorting } from '@/shared/list/sorting';
import { type SteadyRows, useSteadyOrder } from '@/shared/list/useSteadyOrder';

/** The state of a list: what is asked, which lives in the URL alone, what was answered, and the ways to change it. */
export interface List<Page extends ListPage, F extends string = string> extends ListView<F> {
  readonly shape: ListShape<Page, F>;
  readonly answer: UseInfiniteQueryResult<InfiniteData<Page>>;
  readonly rows: SteadyRows<ItemOf<Page>>;
  /** Fetches the next page. */
  readonly more: () => void;
  readonly filter: (changes: Partial<Record<F, string | null>>, replace?: boolean) => void;
  readonly sort: (sort: string) => void;
  /** The address of this list with some filters changed and the others kept. */
  readonly to: (changes: Partial<Record<F | 'sort' | 'direction', string | null>>) => string;
  /** Takes all filters back. */
  readonly clear: () => void;
}

interface ListOptions {
  /** Whether something of a row is open: rows stay where they are. */
  readonly pinned?: boolean;
}

const rowsPerPage = 200;

/** A list in pages, fetched as one scrolls, which follows new data and moves no row under a cursor. */
export function useList<Page extends ListPage, F extends string>(
  shape: ListShape<Page, F>,
  { pinned = false }: ListOptions = {},
): List<Page, F> {
  const [params, change, to] = useUrl();
  const view = useMemo(() => readListView(shape, params), [shape, params]);
  const answer = useInfiniteQuery(listQuery(shape, view.query));
  const { data, fetchNextPage, isFetching, isPlaceholderData } = answer;
  const loaded = useMemo(() => itemsOf(shape, data?.pages ?? []), [shape, data]);
  const rows = useSteadyOrder(loaded, shape.keyOf, {
    view: isPlaceholderData ? null : JSON.stringify(view.query),
    pinned,
  });

  function sort(by: string): void {
    const next = nextSorting(view.sorting, by, shape.sorts[by] ?? 'desc');
    const first = firstSorting(shape);
    const isFirst = next.sort === first.sort && next.direction === first.direction;
    change(isFirst ? { sort: null, direction: null } : { ...next });
  }

  return {
    ...view,
    shape,
    answer,
    rows,
    more: useCallback(() => void (!isFetching && fetchNextPage()), [isFetching, fetchNextPage]),
    filter: change,
    sort,
    to,
    clear: () => change(Object.fromEntries(Object.keys(shape.filters).map((name) => [name, null]))),
  };
}

const listQuery = <Page extends ListPage>({ path, liveMs }: ListShape<Page>, query: Readonly<Record<string, string>>) =>
  infiniteQueryOptions({
    queryKey: [path, query],
    queryFn: ({ pageParam, signal }) =>
      getJson<Page>(addressOf(path, { ...query, limit: rowsPerPage, cursor: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    meta: { live: liveMs },
  });

/** Each item once: pages fetched at different moments overlap when an item has moved between them. */
function itemsOf<Page extends ListPage>({ keyOf }: ListShape<Page>, pages: readonly Page[]): readonly ItemOf<Page>[] {
  const items = pages.flatMap((page): readonly ItemOf<Page>[] => page.items);
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
