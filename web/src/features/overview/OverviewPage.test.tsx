import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OverviewPage } from '@/features/overview/OverviewPage';
import { signOut } from '@/shared/api/session';
import { hub } from '@/test/fakeHub';
import { frame, kpis, recent, topProducts, trend } from '@/test/fixtures';
import { renderAt } from '@/test/renderAt';
import { sale } from '@/test/sales';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const routes = [{ path: '/overview', element: <OverviewPage /> }];
const asked: string[] = [];

const stocked = {
  sku: 'TEA',
  name: 'Green tea',
  onHand: 12,
  daysOfCover: 4.12,
  coverBeyond: null,
  risk: 'critical',
  suggestion: { quantity: 48, orderBy: '2026-11-20', cost: 240 },
};

const answers = [
  http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
  http.get('*/api/analytics/kpis', ({ request }) => {
    asked.push(new URL(request.url).search);
    return HttpResponse.json(kpis());
  }),
  http.get('*/api/revenue/daily-trend', () => HttpResponse.json(trend())),
  http.get('*/api/products/top', () => HttpResponse.json(topProducts())),
  http.get('*/api/sales/recent', () => HttpResponse.json(recent(5))),
  http.get('*/api/analytics/forecast/revenue', () => new HttpResponse(null, { status: 404 })),
  http.get('*/api/inventory', () =>
    HttpResponse.json({
      currency: 'GBP',
      version: 1,
      items: [stocked],
      next: null,
      total: 9,
      counts: { out: 3, critical: 0, unknown: 4 },
    }),
  ),
  http.get('*/api/supply-chain/reorder', () =>
    HttpResponse.json({ currency: 'GBP', totalCost: 1250, items: [{ overdue: true }, { overdue: false }] }),
  ),
  http.get('*/api/forecasts', () => HttpResponse.json({ items: [], summary: { failed: 0, stale: 2 } })),
  http.get('*/api/system/pipeline', () => HttpResponse.json({ deadLetters: 0, unconverted: 0 })),
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T15:00:00Z') });
  asked.length = 0;
  server.use(...answers);
});
afterEach(async () => {
  await signOut();
  vi.useRealTimers();
});

const card = async (label: string) => {
  const numbers = await screen.findByRole('region', { name: 'Key numbers' });
  return within(within(numbers).getByText(label).closest('article') ?? numbers);
};

test('each number stands beside the one before, by how much and whether that is good', async () => {
  renderAt('/overview', routes);

  expect((await card('Revenue')).getByText('£1,200')).toBeVisible();
  expect(
    (await card('Revenue')).getByRole('img', { name: /26 Oct\s–\s24 Nov 2026: £1,200.*£1,000.*20%.*better/ }),
  ).toBeVisible();
  expect((await card('Orders')).getByRole('img', { name: /-10 \(-20%\), worse/ })).toBeVisible();
});

test('asks for the days of the link, and of a choice in the menu', async () => {
  const where = renderAt('/overview?period=7d&compare=year&country=FR', routes);
  await card('Revenue');
  expect(asked.at(-1)).toBe('?from=2026-11-18&to=2026-11-24&compare=year&country=FR');

  await userEvent.click(screen.getByRole('button', { name: /^Period/ }));
  await userEvent.click(await screen.findByRole('button', { name: /Last 90 days/ }));

  expect(where.location.search).toBe('?period=90d&compare=year&country=FR');
  expect(asked.at(-1)).toBe('?from=2026-08-27&to=2026-11-24&compare=year&country=FR');
});

test('a sale moves the numbers without a question', async () => {
  renderAt('/overview', routes);
  await card('Revenue');
  await vi.waitFor(() => expect(hub.isOpen()).toBe(true));

  act(() => hub.sendFrame(frame({ today: { revenue: 90, orders: 3 } })));

  expect((await card('Revenue')).getByText('£1,230')).toBeVisible();
  expect((await card('Orders')).getByText('41')).toBeVisible();
});

test('rows stand still under the cursor, and what came meanwhile is one click away', async () => {
  renderAt('/overview', routes);
  const list = await screen.findByRole('list', { name: 'Recent sales' });
  await vi.waitFor(() => expect(hub.isOpen()).toBe(true));

  await userEvent.hover(list);
  act(() => hub.sendFrame(frame({ sales: [sale({ minute: 59, product: 'Black tea' })] })));
  expect(await screen.findByRole('button', { name: '1 new' })).toBeVisible();
  expect(screen.queryByText('Black tea')).not.toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: '1 new' }));
  expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent('Black tea');
});

test('what needs somebody leads to its place and takes the filters along', async () => {
  renderAt('/overview?period=7d', routes);

  expect(await screen.findByRole('link', { name: '3 products are out of stock' })).toHaveAttribute(
    'href',
    '/inventory?period=7d&risk=out',
  );
  expect(await screen.findByRole('link', { name: '1 order should have been placed by now' })).toBeVisible();
  expect(await screen.findByRole('link', { name: '2 forecasts are stale' })).toBeVisible();
  expect(await screen.findByRole('link', { name: '4 products have no forecast yet' })).toBeVisible();
});

test('what runs out next stands with the order it wants, and leads to the reasons', async () => {
  renderAt('/overview', routes);

  const panel = within(await screen.findByRole('region', { name: 'Runs out next' }));
  const line = await panel.findByRole('link', { name: /Green tea/ });
  expect(line).toHaveTextContent('Green teaCritical · 4.1 daysOrder 48 · £240was due 20 Nov');
  expect(line).toHaveAttribute('href', '/inventory?sku=TEA');
  expect(panel.getByRole('link', { name: 'All 2 suggested orders, £1,250' })).toHaveAttribute(
    'href',
    '/inventory?sort=order',
  );
});

test('without forecasts it does not claim that nothing runs out', async () => {
  server.use(
    http.get('*/api/inventory', () =>
      HttpResponse.json({ currency: 'GBP', version: 1, items: [], next: null, total: 4, counts: { unknown: 4 } }),
    ),
  );

  renderAt('/overview', routes);

  const next = await screen.findByRole('region', { name: 'Runs out next' });
  expect(await within(next).findByText(/4 products have no forecast yet/)).toBeVisible();
});

test('before the first sale it says why it is empty and what to do', async () => {
  server.use(http.get('*/api/sales/recent', () => HttpResponse.json(recent(0))));

  renderAt('/overview', routes);

  expect(await screen.findByText('No sale has arrived yet')).toBeVisible();
  expect(screen.queryByRole('region', { name: 'Key numbers' })).not.toBeInTheDocument();
});

test('filters that leave nothing can be taken back at once', async () => {
  server.use(http.get('*/api/analytics/kpis', () => HttpResponse.json(kpis({ orders: 0, units: 0, revenue: 0 }))));
  const where = renderAt('/overview?country=FR&period=7d', routes);

  await userEvent.click(await screen.findByRole('button', { name: 'Clear the filters' }));

  expect(where.location.search).toBe('?period=7d');
});

test('the chart is there as a table, and as a sentence', async () => {
  const where = renderAt('/overview', routes);
  expect(
    await screen.findByRole('img', { name: /Revenue per day, .*: £1,635 in total, highest on 24 Nov with £69/ }),
  ).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));

  const row = screen.getByRole('row', { name: /Tue, 24 Nov 2026 \(Today, so far\)/ });
  expect(within(row).getByText('£69')).toBeVisible();
  expect(where.location.search).toBe('?show=table');
});
