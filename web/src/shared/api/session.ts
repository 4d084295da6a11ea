import { queryOptions } from '@tanstack/react-query';
import { Problem } from '@/shared/api/problem';
import type { Api } from '@/shared/api/types';

export interface Session {
  readonly accessToken: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly expiresAt: number;
}

const refreshLock = 'bizpulse-refresh';
const secondsBeforeExpiry = 30;

let current: Session | null = null;
const listeners = new Set<() => void>();

/** The signed-in user. The access token lives in memory only; what survives a reload is the refresh cookie. */
export const getSession = (): Session | null => current;

export function subscribeToSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function signIn(username: string, password: string): Promise<void> {
  const response = await post('/api/auth/login', { username, password } satisfies Api['LoginRequest']);
  if (!response.ok) throw await Problem.from(response);
  replace(sessionOf((await response.json()) as Api['AccessTokenResponse']));
}

/** Ends the session here in any case; the server may be out of reach. */
export async function signOut(): Promise<void> {
  await post('/api/auth/logout').catch(() => undefined);
  replace(null);
}

/** A token that is good for a while yet, or null when the user has to sign in. */
export async function accessToken(): Promise<string | null> {
  if (current && current.expiresAt > Date.now() + secondsBeforeExpiry * 1000) return current.accessToken;
  return (await refresh(current))?.accessToken ?? null;
}

/**
 * Trades the refresh cookie for a new access token. Tabs share the cookie and each use of it rotates it, hence the lock; whoever
 * waited for it takes what was fetched meanwhile.
 */
export async function refresh(stale: Session | null): Promise<Session | null> {
  return await navigator.locks.request(refreshLock, async () => {
    if (current !== stale) return current;

    const response = await post('/api/auth/refresh');
    if (response.status === 204)
      replace(null); // nobody was signed in here
    else if (response.ok) replace(sessionOf((await response.json()) as Api['AccessTokenResponse']));
    else if (response.status === 401) replace(null);
    else throw await Problem.from(response);
    return current;
  });
}

/** Asked once per page load. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => current ?? refresh(null),
  staleTime: Infinity,
  retry: false,
});

function replace(session: Session | null): void {
  current = session;
  listeners.forEach((listener) => listener());
}

function post(path: string, body?: object): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
}

function sessionOf({ access_token, expires_in }: Api['AccessTokenResponse']): Session {
  const claims = claimsOf(access_token);
  return {
    accessToken: access_token,
    name: claims.name ?? '',
    roles: claims.roles ?? [],
    expiresAt: Date.now() + expires_in * 1000,
  };
}

/** Read for display only: what the user may do is decided by the services. */
function claimsOf(token: string): { name?: string; roles?: string[] } {
  const payload = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as { name?: string; roles?: string[] };
}
