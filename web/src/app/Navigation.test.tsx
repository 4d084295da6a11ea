import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { routes } from '@/app/routes';
import { signOut } from '@/shared/api/session';
import type { LiveFrame } from '@/shared/live/frame';
import { hub } from '@/test/fakeHub';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

beforeEach(() =>
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
    http.get('*/api/health', () => HttpResponse.json({ status: 'healthy', parts: [] })),
    http.get('*/api/system/pipeline', () => HttpResponse.json({ state: 'running', deadLetters: 0 })),
  ),
);
afterEach(signOut);

const navigation = () => screen.findByRole('navigation', { name: 'Main' });
const me = (permissions: readonly string[]) =>
  http.get('*/api/users/me', () => HttpResponse.json({ userName: 'ada', role: 'planner', permissions }));
const frame = (deadLetters: number) =>
  ({
    version: 1,
    forecastVersion: 1,
    today: {},
    levels: [],
    sales: [],
    pipeline: { deadLetters },
  }) as unknown as LiveFrame;

test('pages stand in their groups, and a group that nobody may look into is left out', async () => {
  server.use(me(['inventory:read', 'forecasts:read']));
  renderAt('/system', routes);

  const groups = within(await navigation());
  expect(await groups.findByRole('list', { name: 'Stock' })).toHaveTextContent('InventoryForecasts');
  expect(groups.getByRole('list', { name: 'Workspace' })).toHaveTextContent('System');
  expect(groups.queryByRole('list', { name: 'Today' })).not.toBeInTheDocument();
});

test('it shrinks to icons, which keep their names, and stays so', async () => {
  renderAt('/system', routes);
  const toggle = await screen.findByRole('button', { name: 'Collapse navigation' });
  expect(toggle).toHaveAttribute('aria-expanded', 'true');

  await userEvent.click(toggle);
  cleanup();
  renderAt('/system', routes);

  expect(await screen.findByRole('button', { name: 'Expand navigation' })).toHaveAttribute('aria-expanded', 'false');
  const link = screen.getByRole('link', { name: 'Inventory' });
  expect(link).toHaveAttribute('data-hint', 'Inventory');
});

test('what waits is counted beside its page, for those who may see to it', async () => {
  renderAt('/system', routes);
  await screen.findByRole('button', { name: /^Live/ });
  expect(screen.getByRole('link', { name: 'System' })).toBeVisible();

  act(() => hub.sendFrame(frame(3)));
  expect(await screen.findByRole('link', { name: 'System, 3 waiting' })).toBeVisible();
  act(() => hub.sendFrame(frame(0)));
  expect(await screen.findByRole('link', { name: 'System' })).toBeVisible();

  cleanup();
  server.use(me(['sales:read']));
  renderAt('/system', routes);
  await screen.findByRole('button', { name: /^Live/ });
  act(() => hub.sendFrame(frame(3)));
  expect(screen.getByRole('link', { name: 'System' })).toBeVisible();
});

test('on a narrow screen Escape closes it, and what lies behind cannot be reached meanwhile', async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        matches: query.includes('max-width'),
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      }) as unknown as MediaQueryList,
  );
  renderAt('/system', routes);
  const open = await screen.findByRole('button', { name: 'Open navigation' });

  await userEvent.click(open);
  expect(screen.getByRole('main', { hidden: true })).toHaveAttribute('inert');
  fireEvent.keyDown(screen.getByRole('link', { name: 'System' }), { key: 'Escape' });

  expect(screen.getByRole('main')).not.toHaveAttribute('inert');
  expect(screen.getByRole('button', { name: 'Open navigation' })).toHaveFocus();
});
