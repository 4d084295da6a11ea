import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Answer } from '@/shared/api/read';
import { type Direction, nextSorting, type Sorting } from '@/shared/ui/sorting';

export type InventoryItem = Answer<'/api/inventory'>['items'][number];
export type Risk = InventoryItem['risk'];

/** The most urgent first. */
export const risks: readonly Risk[] = ['out', 'critical', 'low', 'ok', 'excess', 'untracked', 'unknown'];

export const defaultSorting: Sorting = { sort: 'risk', direction: 'desc' };

/** Names read from the first letter; of stock the least matters most, and of everything else the most. */
const firstDirection = (sort: string): Direction => (['name', 'onHand', 'cover'].includes(sort) ? 'asc' : 'desc');

const filters = ['search', 'category', 'supplier', 'risk'] as const;
type Filter = (typeof filters)[number];

export interface InventoryView {
  readonly search: string;
  readonly category: string;
  readonly supplier: string;
  readonly risks: readonly Risk[];
  readonly sorting: Sorting;
  readonly filtered: boolean;
  /** All of it, as the API wants it. */
  readonly query: Readonly<Record<Filter | 'sort' | 'direction', string>>;
}

interface InventoryViewChanges {
  readonly filter: (changes: Partial<Record<Filter, string | null>>, replace?: boolean) => void;
  readonly sort: (sort: string) => void;
  readonly clear: () => void;
}

/** What the page shows of the inventory, which lives in the URL alone. */
export function useInventoryView(): [InventoryView, InventoryViewChanges] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);

  const change = (changes: Readonly<Record<string, string | null>>, replace = false): void =>
    setParams((before) => changed(before, changes), { replace });

  return [
    view,
    {
      filter: change,
      sort: (sort) => change({ ...nextSorting(view.sorting, sort, firstDirection(sort)) }),
      clear: () => change(Object.fromEntries(filters.map((name) => [name, null]))),
    },
  ];
}

/** What cannot be read is left out: a mistyped link still shows a page. */
export function readView(params: URLSearchParams): InventoryView {
  const text = (name: Filter): string => params.get(name) ?? '';
  const chosen = risks.filter((risk) => text('risk').split(',').includes(risk));
  const sorting = {
    sort: params.get('sort') ?? defaultSorting.sort,
    direction: params.get('direction') === 'asc' ? 'asc' : defaultSorting.direction,
  } as const;
  const query = {
    search: text('search'),
    category: text('category'),
    supplier: text('supplier'),
    risk: chosen.join(','),
    ...sorting,
  };
  return {
    search: query.search,
    category: query.category,
    supplier: query.supplier,
    risks: chosen,
    sorting,
    filtered: filters.some((name) => query[name] !== ''),
    query,
  };
}

function changed(before: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value);
    else after.delete(name);
  }
  if (after.get('sort') === defaultSorting.sort && after.get('direction') === defaultSorting.direction)
    for (const name of ['sort', 'direction']) after.delete(name);
  return after;
}
