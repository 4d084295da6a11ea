import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { pages } from '@/app/pages';
import { routes } from '@/app/routes';
import { signOut } from '@/shared/api/session';
import { hub } from '@/test/fakeHub';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const withCookie = http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada')));
const withoutCookie = http.post('*/api/auth/refresh', () => new HttpResponse(null, { status: 204 }));
const noProducts = http.get('*/api/products', () => HttpResponse.json({ items: [], next: null, total: 0 }));
const health = http.get('*/api/health', () =>
  HttpResponse.json({ status: 'healthy', parts: [{ name: 'kafka', status: 'healthy' }] }),
);
const pipeline = http.get('*/api/system/pipeline', () => HttpResponse.json({ state: 'running', deadLetters: 0 }));

afterEach(signOut);

test('nobody is asked to sign in, and comes back to where they wanted to go', async () => {
  server.use(withoutCookie);

  const where = renderAt('/system?part=kafka', routes);

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(where.location.search).toBe('?next=%2Fsystem%3Fpart%3Dkafka');
});

test('a reload keeps the user signed in', async () => {
  server.use(withCookie, health, pipeline);

  renderAt('/system', routes);

  expect(await screen.findByRole('heading', { name: 'System' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Account of ada' })).toBeVisible();
});

test('signing out leads to the sign-in page', async () => {
  server.use(withCookie, health, pipeline);
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
  server.use(withCookie, health, pipeline, noProducts);
  const where = renderAt('/nowhere', routes);
  await screen.findByText('There is no such page');

  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByPlaceholderText('Go to a page or product, or run a command'), 'sys');
  await userEvent.keyboard('{Enter}');

  expect(await screen.findByRole('heading', { name: 'System' })).toBeVisible();
  expect(where.location.pathname).toBe('/system');
});

test('two keys lead to a page, and a question mark tells which', async () => {
  server.use(withCookie, health, pipeline);
  const where = renderAt('/nowhere', routes);
  await screen.findByText('There is no such page');

  await userEvent.keyboard('?');
  expect(await screen.findByRole('row', { name: /Go to System/ })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await userEvent.keyboard('gt');

  expect(await screen.findByRole('heading', { name: 'System' })).toBeVisible();
  expect(where.location.pathname).toBe('/system');
});

test('live numbers can be held still, and a lost connection is told', async () => {
  server.use(withCookie, health, pipeline);
  renderAt('/system', routes);
  await userEvent.click(await screen.findByRole('button', { name: /^Live/ }));
  await userEvent.click(screen.getByRole('button', { name: /^Paused 00:0/ }));
  await screen.findByRole('button', { name: /^Live/ });
  act(() => hub.lose());

  expect(await screen.findByRole('button', { name: /^Reconnecting/ })).toBeVisible();
});

test('what the role may not see is offered nowhere, and says so at its address', async () => {
  const me = { userName: 'vi', role: 'viewer', permissions: ['forecasts:read'] };
  server.use(
    withCookie,
    http.get('*/api/users/me', () => HttpResponse.json(me)),
  );
  const where = renderAt('/inventory', routes);

  expect(await screen.findByText('You may not see this: Inventory')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Inventory' })).toBeVisible();
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    'Skip to content',
    'Forecasts',
    'System',
  ]);

  await userEvent.keyboard('go');
  expect(where.location.pathname).toBe('/inventory');
  await userEvent.keyboard('?');
  expect(await screen.findByRole('row', { name: /Go to Forecasts/ })).toBeVisible();
  expect(screen.queryByRole('row', { name: /Go to Overview/ })).not.toBeInTheDocument();
});

test('no two pages share an address or a key', () => {
  for (const name of ['path', 'key'] as const)
    expect(new Set(pages.map((page) => page[name])).size, name).toBe(pages.length);
});

test('a language is chosen in the account menu, and stays', async () => {
  server.use(withCookie, health, pipeline);
  renderAt('/system', routes);
  await screen.findByText('All 1 parts are healthy');
  expect(document.documentElement.lang).toBe('en');

  await userEvent.click(screen.getByRole('button', { name: 'Account of ada' }));
  expect(await screen.findByRole('menuitemradio', { name: 'System' })).toBeChecked();
  const deutsch = screen.getByRole('menuitemradio', { name: 'Deutsch' });
  await act(() => userEvent.click(deutsch)); // its words are on their way

  expect(await screen.findByText('Alle 1 Teile arbeiten fehlerfrei')).toBeVisible();
  const navigation = within(screen.getByRole('navigation', { name: 'Hauptnavigation' }));
  expect(navigation.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    'Übersicht',
    'Bestand',
    'Prognosen',
    'System',
  ]);
  expect(document.documentElement.lang).toBe('de');

  cleanup();
  renderAt('/system', routes);
  expect(await screen.findByText('Alle 1 Teile arbeiten fehlerfrei')).toBeVisible();
});
