import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { InventoryPage } from '@/features/inventory/InventoryPage';
import { item, reason, sums } from '@/features/inventory/testItems';
import type { InventoryItem } from '@/features/inventory/inventoryList';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const routes = [{ path: '/inventory', element: <InventoryPage /> }];
const asked: URLSearchParams[] = [];

const low = item({
  sku: 'OIL-1',
  name: 'Olive Oil',
  onHand: 12,
  risk: 'critical',
  daysOfCover: 1.4,
  stockoutOn: '2026-11-25',
  stockoutChance: 0.62,
  reason: reason({
    key: 'belowReorderPoint',
    position: 52,
    reorderPoint: 70,
    leadTimeDays: 6,
    needed: 48,
    target: 100,
  }),
  suggestion: { quantity: 48, orderBy: '2099-11-26', cost: 312 },
});

function answer(items: readonly InventoryItem[], own: object = {}): void {
  server.use(
    http.get('*/api/inventory', ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json({
        currency: 'GBP',
        version: 7,
        items,
        next: null,
        total: items.length,
        counts: { out: 0, critical: 1, low: 0, ok: 1, excess: 0, untracked: 0, unknown: 0 },
        all: sums(),
        shown: sums({ products: items.length }),
        ...own,
      });
    }),
  );
}

/** Of what is known without a forecast: nothing. */
const unexplained = {
  sku: 'TEA-1',
  name: 'Green Tea',
  forecastAt: null,
  onHand: 223,
  stockValue: 446,
  lastSoldOn: '2026-05-03',
  stockoutOn: null,
  places: [],
  inbound: [],
  outlook: [],
  inputs: [],
  steps: [],
};

beforeEach(() => {
  asked.length = 0;
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
    http.get('*/api/products/categories', () => HttpResponse.json({ categories: [{ name: 'Food', products: 2 }] })),
    http.get('*/api/inventory/suppliers', () =>
      HttpResponse.json({ suppliers: [{ id: 'S1', name: 'Leaf & Co', products: 2 }] }),
    ),
    http.get('*/api/inventory/places', () =>
      HttpResponse.json({ places: [{ name: 'Leeds', products: 2, emptyShelves: 0 }] }),
    ),
  );
});

test('shows stock, cover, risk and advice in words', async () => {
  answer([low, item()]);

  renderAt('/inventory', routes);

  const row = await screen.findByRole('row', { name: /Olive Oil/ });
  expect(within(row).getByText('1.4 days')).toBeVisible();
  expect(within(row).getByText('Critical')).toBeVisible();
  expect(within(row).getByText('62% stockout chance')).toBeVisible();
  expect(within(row).getByText(/^Order 48/)).toBeVisible();
  expect(row).toHaveTextContent('Order 48 · £312by 26 Nov');
  expect(within(row).getByRole('img', { name: /^12 on hand now, .*, reorder point 40, target 100$/ })).toBeVisible();
  expect(within(screen.getByRole('row', { name: /Green Tea/ })).getByText('No order')).toBeVisible();
});

test('a chip filters by its risk and says how many there are', async () => {
  answer([low, item()]);
  const where = renderAt('/inventory', routes);

  await userEvent.click(await screen.findByRole('button', { name: /Critical 1/ }));

  expect(where.location.search).toBe('?risk=critical');
  await waitFor(() => expect(asked.at(-1)?.get('risk')).toBe('critical'));
  expect(screen.getByRole('button', { name: /Critical 1/ })).toHaveAttribute('aria-pressed', 'true');
});

test('a heading sorts, and says so', async () => {
  answer([low, item()]);
  const where = renderAt('/inventory', routes);

  await userEvent.click(await screen.findByRole('button', { name: 'Days of cover' }));

  expect(where.location.search).toBe('?sort=cover&direction=asc');
  expect(screen.getByRole('columnheader', { name: 'Days of cover' })).toHaveAttribute('aria-sort', 'ascending');
  await waitFor(() => expect(asked.at(-1)?.get('sort')).toBe('cover'));
});

const headings = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
const usual = ['Product', 'On hand', 'Days of cover', 'Stock against target', 'Risk', 'Suggested order'];

test('columns are chosen by keyboard, kept for the next time, and can be the usual ones again', async () => {
  answer([low, item()]);
  const where = renderAt('/inventory', routes);
  await screen.findByRole('row', { name: /Olive Oil/ });
  expect(headings()).toEqual(usual);

  screen.getByRole('button', { name: 'Columns' }).focus();
  await userEvent.keyboard('{Enter}');
  const supplier = await screen.findByRole('checkbox', { name: 'Supplier' });
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'On hand' })).toHaveFocus());
  supplier.focus();
  await userEvent.keyboard(' ');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Stock against target' }));

  const chosen = ['Product', 'On hand', 'Days of cover', 'Risk', 'Suggested order', 'Supplier'];
  expect(headings()).toEqual(chosen);
  expect(within(screen.getByRole('row', { name: /Olive Oil/ })).getByText('Leaf & Co')).toBeVisible();
  expect(where.location.search).toBe('?columns=product%2ConHand%2Ccover%2Crisk%2Corder%2Csupplier');

  cleanup();
  const again = renderAt('/inventory', routes);
  await screen.findByRole('row', { name: /Olive Oil/ });
  expect(headings()).toEqual(chosen);
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Default columns' }));

  expect(headings()).toEqual(usual);
  expect(again.location.search).toBe('');
});

test('a link shows the columns that its sender saw', async () => {
  answer([low, item()]);

  renderAt('/inventory?columns=product,risk', routes);

  await screen.findByRole('row', { name: /Olive Oil/ });
  expect(headings()).toEqual(['Product', 'Risk']);
});

test('nothing that is typed into the search is lost', async () => {
  answer([low, item()]);
  const where = renderAt('/inventory', routes);
  const search = await screen.findByRole('textbox', { name: 'Search products' });

  await userEvent.type(search, 'olive oil');

  expect(search).toHaveValue('olive oil');
  await waitFor(() => expect(asked.at(-1)?.get('search')).toBe('olive oil'));
  expect(where.location.search).toBe('?search=olive+oil');
});

test('explains the advice, step by step, and Escape leads back', async () => {
  answer([low, item()]);
  server.use(
    http.get('*/api/inventory/OIL-1/explain', () =>
      HttpResponse.json({
        ...unexplained,
        sku: 'OIL-1',
        name: 'Olive Oil',
        forecastAt: '2026-11-24T01:00:00Z',
        places: [
          { place: 'Leeds', onHand: 0, isEmpty: true },
          { place: 'York', onHand: 12, isEmpty: false },
        ],
        inbound: [{ purchaseOrderId: 'PO-7', quantity: 40, expectedOn: '2026-11-20', late: true }],
        outlook: [
          { day: '2026-11-24', low: 2, median: 6, high: 9, arriving: 0 },
          { day: '2026-11-25', low: 36, median: 40, high: 48, arriving: 40 },
        ],
        inputs: [
          { key: 'onHand', value: 12, unit: 'pcs', source: 'stock' },
          { key: 'onOrder', value: 40, unit: 'pcs', source: 'purchaseOrders' },
          { key: 'leadTimeDays', value: 6, unit: 'days', source: 'product' },
          { key: 'serviceLevel', value: 95, unit: '%', source: 'setting' },
          { key: 'reviewDays', value: 7, unit: 'days', source: 'setting' },
          { key: 'leadTimeDemand', value: 51.2, unit: 'pcs', source: 'forecast' },
          { key: 'reviewDemand', value: 20, unit: 'pcs', source: 'forecast' },
        ],
        steps: [
          { key: 'reorderPoint', substituted: 'ceil(51.2 + 18.3)', value: 70, unit: 'pcs' },
          { key: 'target', substituted: 'ceil(99.8)', value: 100, unit: 'pcs' },
          { key: 'needed', substituted: 'max(0, ceil(100 − 52))', value: 48, unit: 'pcs' },
        ],
        suggestion: low.suggestion,
        reason: low.reason,
      }),
    ),
  );
  const where = renderAt('/inventory', routes);
  const explain = await screen.findByRole('button', { name: /Explain the advice for Olive Oil/ });

  await userEvent.click(explain);

  const panel = await screen.findByRole('dialog', { name: 'How this advice is calculated' });
  expect(await within(panel).findByRole('img', { name: 'Stock over 2 days: 6 tonight, 40 at the end.' })).toBeVisible();
  const sum = within(panel).getByRole('region', { name: 'How the quantity comes about' });
  expect(
    within(sum)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Expected demand in 13 days: lead time and review period+ 71',
    'Safety stock+ 29',
    'On hand− 12',
    'On order− 40',
    'Rounded up (pack size 1, minimum 1)+ 0',
    'Order quantity= 48',
  ]);
  expect(within(panel).getByRole('table', { name: 'Inbound orders' })).toHaveTextContent('PO-74020 Nov 2026, late');
  expect(within(panel).getByRole('row', { name: /Leeds/ })).toHaveTextContent('0 · empty');
  await userEvent.click(within(panel).getByText('All inputs and formulas'));
  expect(within(panel).getByText('= max(0, ceil(100 − 52))')).toBeVisible();
  expect(
    within(panel).getByText(
      'With 52 in stock and on order it is at or below the reorder point of 70, which covers the 6 days until a delivery. It is 48 short of the target of 100.',
    ),
  ).toBeVisible();
  expect(within(panel).getByText('48 pcs')).toBeVisible();
  expect(
    within(panel).getByText(
      '12 on hand and 40 on order. Expected demand until a delivery in 6 days: 51; 70 are enough with 95% certainty.',
    ),
  ).toBeVisible();
  expect(where.location.search).toBe('?sku=OIL-1');

  await userEvent.keyboard('{Escape}');

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(where.location.search).toBe('');
});

test('says why no order is suggested', async () => {
  answer([item()]);
  server.use(
    http.get('*/api/inventory/TEA-1/explain', () =>
      HttpResponse.json({
        ...unexplained,
        suggestion: null,
        reason: reason({ key: 'enoughOnTheWay', position: 415, target: 360 }),
      }),
    ),
  );

  renderAt('/inventory?sku=TEA-1', routes);

  expect(await screen.findByRole('region', { name: 'Why no order is suggested' })).toHaveTextContent(
    'Enough on the way: 415 in stock and on order, for a target of 360.',
  );
});

test('a product that nobody buys says since when, and what is tied up in it', async () => {
  answer([item()]);
  server.use(
    http.get('*/api/inventory/TEA-1/explain', () =>
      HttpResponse.json({ ...unexplained, suggestion: null, reason: reason({ key: 'noDemand' }) }),
    ),
  );

  renderAt('/inventory?sku=TEA-1', routes);

  expect(await screen.findByRole('region', { name: 'Why no order is suggested' })).toHaveTextContent(
    'No demand is expected.No sale since 3 May 2026. 223 left, £446 tied up.',
  );
});

test('each number opens its rows, whatever was picked before, within what the list is narrowed to', async () => {
  answer([low, item()], { all: sums({ emptyShelves: 12, emptyProducts: 5, orders: 29, orderCost: 77_748 }) });
  const where = renderAt('/inventory?category=Food&risk=ok&sort=name', routes);
  const numbers = within(await screen.findByRole('navigation', { name: 'Stock in numbers' }));

  for (const [name, search] of [
    [/^Empty shelves 12 5 products/, '?category=Food&shelf=empty'],
    [/^Sales at risk £40 1 product$/, '?category=Food&risk=out%2Ccritical%2Clow'],
    [/^Excess stock £0 0 products/, '?category=Food&risk=excess'],
    [/^Days of cover 8.2 days £155 in stock/, '?category=Food&sort=cover'],
    [/^Orders due 29 £77,748/, '?category=Food&due=order'],
  ] as const) {
    await userEvent.click(numbers.getByRole('link', { name }));
    expect(where.location.search).toBe(search);
  }
  expect(numbers.getByRole('link', { name: /^Orders due/ })).toHaveAttribute('aria-current', 'true');
  await waitFor(() => expect(asked.at(-1)?.get('due')).toBe('order'));
});

test('without a forecast what would be ordered is not known, which is not nothing', async () => {
  answer([item({ risk: 'unknown' })], {
    all: sums({ products: 1, orders: 0, orderCost: 0, salesAtRisk: 0, atRisk: 0, daysOfCover: null }),
    counts: { out: 0, critical: 0, low: 0, ok: 0, excess: 0, untracked: 0, unknown: 1 },
  });

  renderAt('/inventory', routes);

  const numbers = within(await screen.findByRole('navigation', { name: 'Stock in numbers' }));
  for (const name of ['Sales at risk', 'Excess stock', 'Orders due'])
    expect(numbers.getByRole('link', { name: `${name} – no forecast yet` })).toBeVisible();
});

test('a place shows what it keeps, and empty shelves are named where there is stock elsewhere', async () => {
  answer([item({ emptyShelves: 2, emptyAt: ['Leeds', 'York'], places: 5 }), low]);
  const where = renderAt('/inventory', routes);
  expect(await screen.findByText('none at Leeds, York')).toBeVisible();

  answer([item({ onHandAtPlace: 3, places: 5 }), low]);
  await userEvent.click(screen.getByRole('combobox', { name: 'Place' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Leeds' }));

  expect(where.location.search).toBe('?place=Leeds');
  expect(await screen.findByText('3 at Leeds')).toBeVisible();
});

test('what the address asks for and nobody understands is told', async () => {
  answer([low, item()]);

  renderAt('/inventory?sort=orderDay&due=soon', routes);

  expect(
    await screen.findByText('Not understood in the address: due=soon, sort=orderDay. The usual is shown instead.'),
  ).toBeVisible();
  expect(asked.at(-1)?.get('sort')).toBe('risk');
});

test('nothing found is not nothing there', async () => {
  answer([], { counts: { out: 0, critical: 0, low: 0, ok: 0, excess: 0, untracked: 0, unknown: 0 } });
  const where = renderAt('/inventory?search=zebra', routes);
  expect(await screen.findByText('No product matches these filters')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Show all products' }));

  expect(await screen.findByText('No products yet')).toBeVisible();
  expect(where.location.search).toBe('');
});

test('says so when the role may not see it', async () => {
  server.use(http.get('*/api/inventory', () => new HttpResponse(null, { status: 403 })));

  renderAt('/inventory', routes);

  expect(await screen.findByText('You may not see this')).toBeVisible();
});
