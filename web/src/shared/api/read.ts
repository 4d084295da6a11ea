import { getJson } from '@/shared/api/client';
import type { paths } from '@/shared/api/schema';

/** Everything that can be read, by its address in the API document. */
export type ReadPath = { [P in keyof paths]: paths[P] extends { get: object } ? P : never }[keyof paths];

export type Answer<P extends ReadPath> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

/** The parameters of the query as they are written in addresses: all may be left out. */
export type QueryOf<P extends ReadPath> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? { readonly [K in keyof Q & string as Uncapitalize<K>]?: Q[K] | undefined }
  : Readonly<Record<string, undefined>>;

export type Parameters = Readonly<Record<string, string | number | boolean | undefined | null>>;

declare module '@tanstack/react-query' {
  interface Register {
    /** `live`: follows new data, at most once in so many milliseconds. */
    queryMeta: { readonly live?: number };
  }
}

interface ReadOptions {
  /** Values for the {names} in the path. */
  readonly at?: Readonly<Record<string, string>>;
  readonly liveMs?: number;
}

export interface ApiQuery<T> {
  readonly queryKey: readonly [address: string];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<T>;
  readonly placeholderData: (previous: T | undefined) => T | undefined;
  readonly meta?: { readonly live: number };
}

/** A question to the API: a newer one cancels it, and until it is answered the last answer stays. */
export function apiQuery<P extends ReadPath>(
  path: P,
  query?: QueryOf<P>,
  { at, liveMs }: ReadOptions = {},
): ApiQuery<Answer<P>> {
  const address = addressOf(path, query, at);
  return {
    queryKey: [address],
    queryFn: ({ signal }) => getJson<Answer<P>>(address, signal),
    placeholderData: (previous) => previous,
    ...(liveMs !== undefined && { meta: { live: liveMs } }),
  };
}

/** A path with its {names} filled in, and of the query what has a value. */
export function addressOf(path: string, query: Parameters = {}, at: Readonly<Record<string, string>> = {}): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? ''));
  const chosen = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${place}?${text}` : place;
}
