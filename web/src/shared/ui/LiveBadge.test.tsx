import { act, fireEvent, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signIn, signOut } from '@/shared/api/session';
import type { LiveFrame } from '@/shared/live/frame';
import { useLiveFrame } from '@/shared/live/useLiveFrame';
import { LiveBadge } from '@/shared/ui/LiveBadge';
import { hub } from '@/test/fakeHub';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const Orders = () => <p>{useLiveFrame()?.today.orders ?? 'no'} orders</p>;
const sold = (orders: number) => act(() => hub.sendFrame({ version: orders, today: { orders } } as LiveFrame));
const badge = () => screen.getByRole('button');

beforeEach(async () => {
  server.use(http.post('*/api/auth/login', () => HttpResponse.json(tokenAnswer('ada'))));
  await signIn('ada', 'secret');
  renderAt('/', [
    {
      path: '/',
      element: (
        <>
          <LiveBadge />
          <Orders />
        </>
      ),
    },
  ]);
  await screen.findByRole('button', { name: /^Live/ });
  vi.useFakeTimers();
});
afterEach(async () => {
  vi.useRealTimers();
  await signOut();
});

test('while numbers are held still, it counts how long and how many orders came', async () => {
  sold(40);
  fireEvent.click(badge());
  expect(badge()).toHaveTextContent('Paused 00:00');

  sold(45);
  sold(52);
  await act(() => vi.advanceTimersByTimeAsync(263_000));

  expect(badge()).toHaveTextContent('Paused 04:23 · 12 new');
  expect(badge()).toHaveAccessibleName('Paused 04:23 · 12 new. Resume live numbers');
  expect(screen.getByText('40 orders')).toBeVisible();
});

test('resumed, the newest numbers stand there at once', () => {
  sold(40);
  fireEvent.click(badge());
  sold(52);
  fireEvent.click(badge());

  expect(screen.getByText('52 orders')).toBeVisible();
  expect(badge()).toHaveAccessibleName(/^Live/);
});

test('the orders of a new day count from its beginning', () => {
  sold(40);
  fireEvent.click(badge());
  sold(3);

  expect(badge()).toHaveTextContent('3 new');
});
