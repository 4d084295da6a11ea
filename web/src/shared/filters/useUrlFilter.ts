import { useCallback } from 'react';
import { useUrl } from '@/shared/filters/useUrl';

/** One filter of a page, kept in the URL: a link shows what its sender saw, and back undoes a choice. */
export function useUrlFilter(name: string, fallback = ''): [string, (value: string) => void] {
  const [params, change] = useUrl();
  const choose = useCallback(
    (value: string) => change({ [name]: value === fallback ? null : value }),
    [name, fallback, change],
  );

  return [params.get(name) ?? fallback, choose];
}
