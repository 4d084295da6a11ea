import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Direction, nextSorting, type Sorting } from '@/shared/ui/sorting';

export type Measure = 'units' | 'revenue';

export type Subject =
  | { readonly level: 'product'; readonly sku: string }
  | { readonly level: 'category'; readonly category: string; readonly measure: Measure }
  | { readonly level: 'total'; readonly measure: Measure };

export const historyChoices = [45, 90, 365] as const;
const defaultHistory = 90;
/** What will sell most comes first. */
export const defaultSorting: Sorting = { sort: 'next', direction: 'desc' };

const firstDirection = (sort: string): Direction => (sort === 'name' || sort === 'wape' ? 'asc' : 'desc');

export interface ForecastView {
  readonly subject: Subject;
  readonly historyDays: number;
  /** The version laid over the newest one; null for none. */
  readonly earlier: number | null;
  readonly search: string;
  readonly sorting: Sorting;
}

/** What the page shows, which lives in the URL alone, and the way to change some of it. */
export function useForecastView() {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);

  const change = (changes: Readonly<Record<string, string | null>>, replace = false): void =>
    setParams((before) => withChanges(before, changes), { replace });

  return [
    view,
    {
      product: (sku: string) => change({ sku, category: null, measure: null, version: null }),
      category: (category: string | null) => change({ category, sku: null, version: null }),
      measure: (measure: Measure) => change({ measure: measure === 'units' ? null : measure, version: null }),
      history: (days: number) => change({ history: days === defaultHistory ? null : String(days) }),
      earlier: (version: number | null) => change({ version: version === null ? null : String(version) }),
      search: (search: string) => change({ search }, true),
      sort: (sort: string) => change({ ...nextSorting(view.sorting, sort, firstDirection(sort)) }),
    },
  ] as const;
}

/** What cannot be read is left out: a mistyped link still shows a page. */
export function readView(params: URLSearchParams): ForecastView {
  const sku = params.get('sku');
  const category = params.get('category');
  const measure = params.get('measure') === 'revenue' ? 'revenue' : 'units';
  const version = Number(params.get('version'));
  return {
    subject: sku
      ? { level: 'product', sku }
      : category
        ? { level: 'category', category, measure }
        : { level: 'total', measure },
    historyDays: historyChoices.find((days) => String(days) === params.get('history')) ?? defaultHistory,
    earlier: Number.isInteger(version) && version > 0 ? version : null,
    search: params.get('search') ?? '',
    sorting: {
      sort: params.get('sort') ?? defaultSorting.sort,
      direction: params.get('direction') === 'asc' ? 'asc' : defaultSorting.direction,
    },
  };
}

function withChanges(before: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value);
    else after.delete(name);
  }
  if (after.get('sort') === defaultSorting.sort && after.get('direction') === defaultSorting.direction)
    for (const name of ['sort', 'direction']) after.delete(name);
  return after;
}
