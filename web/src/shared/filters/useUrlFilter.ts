import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** One filter of a page, kept in the URL: a link shows what its sender saw, and back undoes a choice. */
export function useUrlFilter(name: string, fallback = ''): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();

  const change = useCallback(
    (value: string) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        if (value === fallback) after.delete(name);
        else after.set(name, value);
        return after;
      }),
    [name, fallback, setParams],
  );

  return [params.get(name) ?? fallback, change];
}
