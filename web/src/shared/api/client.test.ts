import { http, HttpResponse } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { getJson } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import { getSession, signIn, signOut } from '@/shared/api/session';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

afterEach(async () => {
  await signOut();
  vi.useRealTimers();
});

async function signedInAs(name: string): Promise<void> {
  server.use(http.post('*/api/auth/login', () => HttpResponse.json(tokenAnswer(name))));
  await signIn(name, 'password');
}

test('sends the access token', async () => {
  await signedInAs('ada');
  server.use(http.get('*/api/users/me', ({ request }) => HttpResponse.json(request.headers.get('authorization'))));

  expect(await getJson('/api/users/me')).toBe(`Bearer ${tokenAnswer('ada').access_token}`);
});

test('renews a token that the server no longer takes, and asks again', async () => {
  await signedInAs('old');
  const fresh = tokenAnswer('new');
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(fresh)),
    http.get('*/api/users/me', ({ request }) =>
      request.headers.get('authorization') === `Bearer ${fresh.access_token}`
        ? HttpResponse.json('welcome back')
        : new HttpResponse(null, { status: 401 }),
    ),
  );

  expect(await getJson('/api/users/me')).toBe('welcome back');
});

test('many requests at the end of a token renew it once', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await signedInAs('old');
  vi.setSystemTime(Date.now() + 15 * 60_000);
  let renewals = 0;
  server.use(
    http.post('*/api/auth/refresh', () => {
      renewals++;
      return HttpResponse.json(tokenAnswer('new'));
    }),
    http.get('*/api/users/me', () => HttpResponse.json('ok')),
  );

  await Promise.all([1, 2, 3, 4].map(() => getJson('/api/users/me')));

  expect(renewals).toBe(1);
});

test('a session that cannot be renewed ends', async () => {
  await signedInAs('ada');
  server.use(
    http.post('*/api/auth/refresh', () => new HttpResponse(null, { status: 401 })),
    http.get('*/api/users/me', () => new HttpResponse(null, { status: 401 })),
  );

  await expect(getJson('/api/users/me')).rejects.toMatchObject({ status: 401 });
  expect(getSession()).toBeNull();
});

test('a problem keeps what the server said', async () => {
  await signedInAs('ada');
  const body = { title: 'Bad request', detail: 'from is after to', errors: { from: ['after to'] }, traceId: 'abc' };
  server.use(
    http.get('*/api/x', () =>
      HttpResponse.json(body, { status: 400, headers: { 'content-type': 'application/problem+json' } }),
    ),
  );

  const problem = await getJson('/api/x').catch((error: unknown) => error);

  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({
    status: 400,
    detail: 'from is after to',
    fields: { from: ['after to'] },
    traceId: 'abc',
  });
});
