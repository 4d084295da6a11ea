import { Problem } from '@/shared/api/problem';
import { accessToken, getSession, refresh } from '@/shared/api/session';
import { nextTask } from '@/shared/nextTask';

/** Gets JSON from the API as the signed-in user. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await request(path, signal ? { signal } : {})).json()) as T;
}

export async function postJson<T>(path: string, body: unknown): Promise<T> {
  const response = await request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

/** Sends a request with the access token; a token that the server no longer takes is renewed once. */
export async function request(path: string, init: RequestInit): Promise<Response> {
  await nextTask(); // a page asks ten questions at once, and sending one takes a while
  let response = await send(path, init, await accessToken());
  if (response.status === 401) response = await send(path, init, (await refresh(getSession()))?.accessToken ?? null);
  if (!response.ok) throw await Problem.from(response);
  return response;
}

function send(path: string, init: RequestInit, token: string | null): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  return fetch(path, { ...init, headers });
}
