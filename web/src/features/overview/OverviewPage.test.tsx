import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OverviewPage } from '@/features/overview/OverviewPage';
import { signOut } from '@/shared/api/session';
import { hub } from '@/test/fakeHub';
import { dayCurve, frame, kpis, recent, topProducts, trend } from '@/test/fixtures';
import { renderAt } from '@/test/renderAt';
import { sale } from '@/test/sales';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const routes = [{ path: '/overview', element: <OverviewPage /> }];
const asked: string[] = [];
const curvesAsked: string[] = [];
const stockAsked: string[] = [];

const stocked = {
  sku: 'TEA',
  name: 'Green tea',
  onHand: 12,
  daysOfCover: 4.12,
  coverBeyond: null,
  risk: 'critical',
  suggestion: { quantity: 48, orderBy: '2026-11-20', cost: 240 },
};

const stockPage = (own = {}) => ({
  currency: 'GBP',
  version: 1,
  items: [stocked],
  next: null,
  total: 9,
  counts: { out: 3, critical: 0, unknown: 4 },
  all: { orders: 29, orderCost: 77_748, overdueOrders: 8 },
  ...own,
});

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
  http.get('*/api/inventory', ({ request }) => {
    const { searchParams } = new URL(request.url);
    stockAsked.push(['category', 'place'].map((name) => searchParams.get(name)).join(' '));
    return HttpResponse.json(stockPage());
  }),
  http.get('*/api/forecasts', ({ request }) =>
    HttpResponse.json({ items: [], total: new URL(request.url).searchParams.get('state') === 'stale' ? 2 : 0 }),
  ),
  http.get('*/api/analytics/filters', () =>
    HttpResponse.json({ categories: ['Food'], countries: ['FR'], channels: ['web'], stores: ['Leeds'] }),
  ),
  http.get('*/api/revenue/day-curve', ({ request }) => {
    curvesAsked.push(new URL(request.url).search);
    return HttpResponse.json(dayCurve());
  }),
  http.get('*/api/system/pipeline', () => HttpResponse.json({ deadLetters: 0, unconverted: 0 })),
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T15:00:00Z') });
  for (const list of [asked, curvesAsked, stockAsked]) list.length = 0;
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
  expect(asked.at(-1)).toBe('?from=2026-10-26&to=2026-11-24&compare=weekday');
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
  expect(screen.getByText('Paused 00:00 ·')).toBeVisible();
  expect(screen.queryByText('Black tea')).not.toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: '1 new' }));
  expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent('Black tea');
});

test('what needs somebody leads to exactly its rows', async () => {
  renderAt('/overview?period=7d&country=FR', routes);

  for (const [line, address] of [
    ['3 products are out of stock', '/inventory?period=7d&risk=out'],
    ['8 orders should have been placed by now', '/inventory?period=7d&due=overdue'],
    ['4 products have no forecast yet', '/inventory?period=7d&risk=unknown'],
    ['2 forecasts are stale', '/forecasts?period=7d&state=stale'],
  ] as const)
    expect(await screen.findByRole('link', { name: line })).toHaveAttribute('href', address);
  expect(screen.queryByRole('link', { name: /failed/ })).not.toBeInTheDocument();
});

test('what the filters do not narrow down says so, and nothing else does', async () => {
  const tagged = async (address: string) => {
    renderAt(address, routes);
    await screen.findByRole('link', { name: /All 29 suggested orders/ });
    await card('Empty shelves');
    const places = screen.queryAllByText('Whole business').map((tag) => tag.closest('[aria-label], article'));
    const told = places.map((place) => place?.getAttribute('aria-label') ?? place?.querySelector('[data-kpi]'));
    cleanup();
    return told.map((place) => (typeof place === 'string' ? place : place?.getAttribute('data-kpi')));
  };

  expect(await tagged('/overview')).toEqual([]);
  expect(await tagged('/overview?category=Food')).toEqual([]);
  expect(await tagged('/overview?category=Food&store=Leeds')).toEqual(['Needs attention']); // forecasts are of no store
  expect(stockAsked.at(-1)).toBe('Food Leeds');
  expect(await tagged('/overview?country=FR')).toEqual([
    'Empty shelves',
    'Stock value',
    'Needs attention',
    'Runs out next',
  ]);
});

test('empty shelves are counted, with what is out everywhere, and lead to their rows', async () => {
  renderAt('/overview', routes);
  expect((await card('Empty shelves')).getByText('3 products out everywhere')).toBeVisible();
  cleanup();

  renderAt('/overview?store=Leeds&category=Food', routes);
  const shelves = await card('Empty shelves');
  expect(shelves.getByText('12')).toBeVisible();
  expect(shelves.queryByText(/everywhere/)).not.toBeInTheDocument();
  expect(shelves.getByRole('img', { name: /\+2 \(\+20%\), worse/ })).toBeVisible();
  expect(shelves.getByRole('link', { name: 'Empty shelves' })).toHaveAttribute(
    'href',
    '/inventory?category=Food&store=Leeds&shelf=empty&place=Leeds',
  );
});

test('a change that rests on few orders is told, and neither praised nor blamed', async () => {
  server.use(http.get('*/api/analytics/kpis', () => HttpResponse.json(kpis({ orders: 29 }))));

  renderAt('/overview', routes);

  expect(
    (await card('Revenue')).getByRole('img', { name: /neither better nor worse\..*Fewer than 30 orders/ }),
  ).toBeVisible();
  expect((await card('Empty shelves')).getByRole('img', { name: /worse/ })).toBeVisible();
});

test('another period is no news, a sale is', async () => {
  renderAt('/overview', routes);
  await card('Revenue');
  await vi.waitFor(() => expect(hub.isOpen()).toBe(true));
  server.use(http.get('*/api/analytics/kpis', () => HttpResponse.json(kpis({ revenue: 9_000 }))));
  const flashes = async () => (await card('Revenue')).getByText(/^£/, { selector: 'p > span' }).className;

  await userEvent.click(screen.getByRole('button', { name: /^Period/ }));
  await userEvent.click(await screen.findByRole('button', { name: /Last 90 days/ }));
  expect(await screen.findByText('£9,000')).toBeVisible();
  expect(await flashes()).toBe('');

  act(() => hub.sendFrame(frame({ today: { revenue: 90, orders: 3 } })));
  expect(await screen.findByText('£9,030')).toBeVisible();
  expect(await flashes()).not.toBe('');
});

test('what runs out next stands with the order it wants, and leads to the reasons', async () => {
  renderAt('/overview', routes);

  const panel = within(await screen.findByRole('region', { name: 'Runs out next' }));
  const line = await panel.findByRole('link', { name: /Green tea/ });
  expect(line).toHaveTextContent('Green teaCritical · 4.1 daysOrder 48 · £240was due 20 Nov');
  expect(line).toHaveAttribute('href', '/inventory?sku=TEA');
  expect(panel.getByRole('link', { name: 'All 29 suggested orders, £77,748' })).toHaveAttribute(
    'href',
    '/inventory?due=order',
  );
});

test('without forecasts it does not claim that nothing runs out', async () => {
  server.use(
    http.get('*/api/inventory', () => HttpResponse.json(stockPage({ items: [], total: 4, counts: { unknown: 4 } }))),
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

test('the page begins with the running day hour by hour, in the range that is usual', async () => {
  const where = renderAt('/overview?country=FR', routes);

  expect(
    await screen.findByRole('img', {
      name: 'Revenue by hour, Tue, 24 Nov 2026: £64 until 15:00, usually £45.',
    }),
  ).toBeVisible();
  expect(curvesAsked).toEqual(['?day=2026-11-24&country=FR']);
  expect(screen.getByText('In the usual range')).toBeVisible();

  const hours = screen.getByRole('slider', { name: 'Hour of the chart' });
  hours.focus();
  await userEvent.keyboard('{Home}');
  for (let hour = 0; hour < 15; hour++) await userEvent.keyboard('{ArrowRight}');
  expect(hours).toHaveAttribute('aria-valuetext', expect.stringMatching(/^Until 15:00\. Revenue £60.* Usual £45/));
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(hours).toHaveAttribute('aria-valuetext', expect.not.stringContaining('Revenue'));

  await userEvent.click(screen.getByRole('radio', { name: '30 days' }));
  expect(await screen.findByRole('region', { name: 'Revenue per day' })).toBeVisible();
  expect(where.location.search).toBe('?country=FR&period=30d');
  await userEvent.click(screen.getByRole('radio', { name: 'Today' }));
  expect(await screen.findByRole('region', { name: 'Revenue by hour' })).toBeVisible();
  expect(where.location.search).toBe('?country=FR&period=30d&picture=hours');
});

test('a day of the past is shown hour by hour, whole', async () => {
  server.use(
    http.get('*/api/revenue/day-curve', () =>
      HttpResponse.json(
        dayCurve({
          day: '2026-11-23',
          until: null,
          hours: dayCurve().hours.map((hour) => ({ ...hour, revenue: 10 * (hour.hour + 1) })),
        }),
      ),
    ),
  );

  renderAt('/overview?period=yesterday', routes);

  const panel = within(await screen.findByRole('region', { name: 'Revenue by hour' }));
  expect(panel.getByText(/^Mon, 23 Nov 2026: £240 in all · usual £72 \(£48\s*–\s*£120\)$/)).toBeVisible();
  expect(panel.getByRole('radio', { name: 'Yesterday' })).toBeChecked();
});

test('the chart is there as a table, and as a sentence', async () => {
  const where = renderAt('/overview?period=30d', routes);
  expect(
    await screen.findByRole('img', { name: /Revenue per day, .*: £1,635 in total, highest on 24 Nov with £69/ }),
  ).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));

  const row = screen.getByRole('row', { name: /Tue, 24 Nov 2026 \(Today, so far\)/ });
  expect(within(row).getByText('£69')).toBeVisible();
  expect(where.location.search).toBe('?period=30d&show=table');
});

test('a course is cut by day, week or month, as one chooses', async () => {
  const where = renderAt('/overview?period=30d&show=table', routes);
  await screen.findByRole('row', { name: /Today, so far/ });

  await userEvent.click(screen.getByRole('radio', { name: 'Week' }));
  expect(await screen.findByRole('table', { name: 'Revenue per week' })).toBeVisible();
  expect(within(screen.getByRole('table', { name: 'Revenue per week' })).getAllByRole('row')).toHaveLength(1 + 5);
  expect(screen.getByRole('row', { name: /^23\s*–\s*24 Nov 2026 \(This week, so far\) £137/ })).toBeVisible();
  expect(where.location.search).toBe('?period=30d&show=table&grain=week');

  await userEvent.click(screen.getByRole('radio', { name: 'Day' }));
  expect(where.location.search).toBe('?period=30d&show=table');
});

test('one finds back out of what one zoomed into, by a click or a key', async () => {
  const where = renderAt('/overview?period=custom&from=2026-11-02&to=2026-11-08&out=90d', routes);

  await userEvent.click(await screen.findByRole('button', { name: 'Zoom out' }));
  expect(where.location.search).toBe('?period=90d');
  expect(screen.queryByRole('button', { name: 'Zoom out' })).not.toBeInTheDocument();
  cleanup();

  const again = renderAt('/overview?period=custom&from=2026-11-02&to=2026-11-08&out=90d', routes);
  await screen.findByRole('button', { name: 'Zoom out' });
  await userEvent.keyboard('z');
  expect(again.location.search).toBe('?period=90d');
});

test('what an address says and nobody understands is told, and taken back by a click', async () => {
  const where = renderAt('/overview?period=often&by=luck&category=Nothing&country=FR', routes);

  expect(
    await screen.findByText('Not understood in the address: period=often, by=luck. The usual is shown instead.'),
  ).toBeVisible();
  expect(await screen.findByText('Category “Nothing” does not exist.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));

  expect(where.location.search).toBe('?country=FR');
  expect(screen.queryByText(/Not understood/)).not.toBeInTheDocument();
});
