import { narrowings, useSharedSearch } from '@/shared/filters/useFilters';

/** Addresses within the app that take period and filters along. */
export function useLinks() {
  const search = useSharedSearch();
  const withSearch = (path: string, own: Readonly<Record<string, string>>): string => {
    const params = new URLSearchParams(search);
    for (const [name, value] of Object.entries(own)) params.set(name, value);
    return params.size > 0 ? `${path}?${params.toString()}` : path;
  };

  /** To the rows behind a number, which are narrowed down by nothing but what is named. */
  const toRows = (path: string, own: Readonly<Record<string, string>>): string => {
    const params = new URLSearchParams(search);
    for (const name of narrowings) params.delete(name);
    for (const [name, value] of Object.entries(own)) params.set(name, value);
    return params.size > 0 ? `${path}?${params.toString()}` : path;
  };

  return {
    toRows,
    to: (path: string, own: Readonly<Record<string, string>> = {}) => withSearch(path, own),
    forecast: (sku: string) => withSearch('/forecasts', { sku }),
    stock: (sku: string) => withSearch('/inventory', { sku }),
  };
}
