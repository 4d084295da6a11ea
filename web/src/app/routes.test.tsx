import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { routes } from '@/app/routes';
import { signOut } from '@/shared/api/session';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const withCookie = http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada')));
const withoutCookie = http.post('*/api/auth/refresh', () => new HttpResponse(null, { status: 401 }));
const noProducts = http.get('*/api/products', () => HttpResponse.json({ items: [], next: null, total: 0 }));
const health = http.get('*/api/health', () =>
  HttpResponse.json({ status: 'healthy', parts: [{ name: 'kafka', status: 'healthy' }] }),
);

afterEach(signOut);

test('nobody is asked to sign in, and comes back to where they wanted to go', async () => {
  server.use(withoutCookie);

  const router = renderAt('/system?part=kafka', routes);

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(router.state.location.search).toBe('?next=%2Fsystem%3Fpart%3Dkafka');
});

test('a reload keeps the user signed in', async () => {
  server.use(withCookie, health);

  renderAt('/system', routes);

  expect(await screen.findByRole('heading', { name: 'System' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Account of ada' })).toBeVisible();
});

test('signing out leads to the sign-in page', async () => {
  server.use(withCookie, health);
  renderAt('/system', routes);

  await userEvent.click(await screen.findByRole('button', { name: 'Account of ada' }));
  server.use(withoutCookie);
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('an unknown address says so', async () => {
  server.use(withCookie);

  renderAt('/nowhere', routes);

  expect(await screen.findByText('There is no such page')).toBeVisible();
});

test('the command palette leads to a page', async () => {
  server.use(withCookie, health, noProducts);
  const router = renderAt('/nowhere', routes);
  await screen.findByText('There is no such page');

  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByPlaceholderText('Go to a page or product, or run a command'), 'sys');
  await userEvent.keyboard('{Enter}');

  expect(await screen.findByRole('heading', { name: 'System' })).toBeVisible();
  expect(router.state.location.pathname).toBe('/system');
});
