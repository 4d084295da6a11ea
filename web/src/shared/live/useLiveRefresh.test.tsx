import { useQuery } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { apiQuery } from '@/shared/api/read';
import { signOut } from '@/shared/api/session';
import { useLiveRefresh } from '@/shared/live/useLiveRefresh';
import { hub } from '@/test/fakeHub';
import { frame } from '@/test/fixtures';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

function Shown({ liveMs }: { liveMs: number }) {
  useLiveRefresh();
  const { data } = useQuery(apiQuery('/api/analytics/kpis', {}, { liveMs }));
  return <p>{data ? `answer ${data.orders}` : 'waiting'}</p>;
}

async function show(liveMs: number): Promise<void> {
  let asked = 0;
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
    http.get('*/api/analytics/kpis', () => HttpResponse.json({ orders: ++asked })),
  );
  renderAt('/', [{ path: '/', element: <Shown liveMs={liveMs} /> }]);
  await screen.findByText('answer 1');
  await vi.waitFor(() => expect(hub.isOpen()).toBe(true));
}

afterEach(signOut);

test('new data and new forecasts ask again what is shown, the same frame twice does not', async () => {
  await show(0);

  act(() => hub.sendFrame(frame({ version: 1 })));
  await screen.findByText('answer 2');
  act(() => hub.sendFrame(frame({ version: 1 })));
  act(() => hub.sendFrame(frame({ version: 1, forecastVersion: 4 })));
  await screen.findByText('answer 3');
  act(() => hub.sendFrame(frame({ version: 2, forecastVersion: 4 })));

  expect(await screen.findByText('answer 4')).toBeVisible();
});

test('a question rests as long as it says, and is then asked once for all that came', async () => {
  await show(300);

  for (const version of [1, 2, 3]) act(() => hub.sendFrame(frame({ version })));
  expect(screen.getByText('answer 1')).toBeVisible();

  expect(await screen.findByText('answer 2')).toBeVisible();
  act(() => hub.sendFrame(frame({ version: 4 })));
  expect(await screen.findByText('answer 3')).toBeVisible();
});
