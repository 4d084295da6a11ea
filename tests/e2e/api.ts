import type { APIRequestContext } from '@playwright/test';

interface Token {
  access_token: string;
}

const planner = { username: 'testuser', password: 'testpassword' };
let token: Promise<string> | undefined; // longer than a run lasts

/** Headers of a signed-in caller. */
export async function asPlanner(request: APIRequestContext): Promise<{ authorization: string }> {
  token ??= logIn(request);
  return { authorization: `Bearer ${await token}` };
}

/** Signs the caller in; a browser's caller shares the session's cookie with its pages. */
export async function logIn(request: APIRequestContext): Promise<string> {
  const answer = await request.post('/api/auth/login', { data: planner });
  if (!answer.ok()) throw new Error(`Sign-in answered ${answer.status()}: ${await answer.text()}`);
  return ((await answer.json()) as Token).access_token;
}

export async function read<T>(request: APIRequestContext, address: string): Promise<T> {
  const answer = await request.get(address, { headers: await asPlanner(request) });
  if (!answer.ok()) throw new Error(`${address} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Sends events of a topic; the answer comes when they are safe. */
export async function ingest(request: APIRequestContext, topic: string, events: readonly object[]): Promise<void> {
  const answer = await request.post(`/api/ingest/${topic}`, { headers: await asPlanner(request), data: events });
  const { rejected } = (await answer.json()) as { rejected: number };
  if (answer.status() !== 202 || rejected > 0) throw new Error(`${topic}: ${answer.status()} ${await answer.text()}`);
}
