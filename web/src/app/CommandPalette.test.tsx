import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { routes } from '@/app/routes';
import { signOut } from '@/shared/api/session';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const product = (sku: string, name: string) => ({ sku, name, category: null, kind: 'goods', incomplete: false });

beforeEach(() =>
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
    http.get('*/api/products', () =>
      HttpResponse.json({
        items: [product('C-1', 'Ice cream'), product('D-1', 'Dark tea'), product('S-7', 'Rooibos')],
        next: null,
        total: 3,
      }),
    ),
  ),
);
afterEach(signOut);

const signedOut = http.post('*/api/auth/refresh', () => new HttpResponse(null, { status: 204 }));
const box = () => screen.findByPlaceholderText('Go to a page or product, or run a command');
const offered = () =>
  screen.getAllByRole('button').flatMap((button) => (button.hasAttribute('data-action') ? [button.textContent] : []));

async function open(): Promise<void> {
  await userEvent.keyboard('{Control>}k{/Control}');
  await box();
}

async function show(): Promise<void> {
  renderAt('/nowhere', routes);
  await screen.findByText('There is no such page');
  await open();
}

test('what begins as one types comes first, in every kind', async () => {
  await show();
  await userEvent.type(await box(), 'da');
  await screen.findByText(/tea$/);

  expect(offered()).toEqual([
    'Dark teaD-1',
    'Ice creamC-1',
    'RooibosS-7',
    'Switch to dark',
    'Follow the device in light and dark',
  ]);

  await userEvent.clear(await box());
  await userEvent.type(await box(), 's');
  const withoutProducts = () => offered().filter((text) => !/-\d$/.test(text));
  expect(withoutProducts().slice(0, 4)).toEqual([
    'Go to System',
    'Go to Forecasts',
    'Switch to dark',
    'Switch to Deutsch',
  ]);
});

test('it says what it does: another look, another language, an end', async () => {
  await show();

  expect(offered()).toEqual([
    'Go to Overview',
    'Go to Inventory',
    'Go to Forecasts',
    'Go to System',
    'Switch to dark',
    'Follow the device in light and dark',
    'Pause live numbers',
    'Collapse navigation',
    'Switch to Deutsch',
    'Show keyboard shortcuts',
    'Open the API page',
    'Sign out',
  ]);
  server.use(signedOut);
  await userEvent.type(await box(), 'sign{Enter}');

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('what was chosen last is offered first, until one signs out', async () => {
  await show();
  await userEvent.type(await box(), 'collapse{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  cleanup();

  await show();
  expect(offered()[0]).toBe('Expand navigation');
  expect(offered().filter((label) => label === 'Expand navigation')).toHaveLength(1);

  server.use(signedOut);
  await userEvent.type(await box(), 'sign{Enter}');
  await screen.findByRole('heading', { name: 'Sign in' });
  expect(localStorage.getItem('bizpulse-recent')).toBeNull();
});

test('the keyboard comes back to where it was, or to the page that was chosen', async () => {
  renderAt('/nowhere', routes);
  await screen.findByText('There is no such page');
  const account = screen.getByRole('button', { name: 'Account of ada' });
  account.focus();

  await open();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(account).toHaveFocus());

  server.use(
    http.get('*/api/health', () => HttpResponse.json({ status: 'healthy', parts: [] })),
    http.get('*/api/system/pipeline', () => HttpResponse.json({ state: 'running', deadLetters: 0 })),
  );
  await open();
  await userEvent.type(await box(), 'system{Enter}');
  await screen.findByRole('heading', { name: 'System' });
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});
