import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type UrlChanges = Readonly<Record<string, string | null | undefined>>;

/**
 * What the address says, the way to change some of it, and the address of a link with such changes.
 * What has no value is left out. Back undoes a change, unless it replaces.
 */
export function useUrl(): readonly [
  URLSearchParams,
  (changes: UrlChanges, replace?: boolean) => void,
  (changes: UrlChanges) => string,
] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: UrlChanges, replace = false) => setParams((before) => withChanges(before, changes), { replace }),
    [setParams],
  );
  const to = (changes: UrlChanges): string => `?${withChanges(params, changes).toString()}`;
  return [params, change, to];
}

function withChanges(before: URLSearchParams, changes: UrlChanges): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value);
    else after.delete(name);
  }
  return after;
}
