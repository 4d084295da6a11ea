import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { InventoryPage } from '@/features/inventory/InventoryPage';
import { item, reason } from '@/features/inventory/testItems';
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
        ...own,
      });
    }),
  );
}

beforeEach(() => {
  asked.length = 0;
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
    http.get('*/api/products/categories', () => HttpResponse.json({ categories: [{ name: 'Food', products: 2 }] })),
    http.get('*/api/inventory/suppliers', () =>
      HttpResponse.json({ suppliers: [{ id: 'S1', name: 'Leaf & Co', products: 2 }] }),
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
        sku: 'OIL-1',
        name: 'Olive Oil',
        forecastAt: '2026-11-24T01:00:00Z',
        inputs: [
          { key: 'onHand', value: 12, unit: 'pcs', source: 'stock' },
          { key: 'onOrder', value: 40, unit: 'pcs', source: 'purchaseOrders' },
          { key: 'leadTimeDays', value: 6, unit: 'days', source: 'product' },
          { key: 'serviceLevel', value: 95, unit: '%', source: 'setting' },
          { key: 'leadTimeDemand', value: 51.2, unit: 'pcs', source: 'forecast' },
        ],
        steps: [
          { key: 'reorderPoint', substituted: 'ceil(51.2 + 18.3)', value: 70, unit: 'pcs' },
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
  expect(await within(panel).findByText('= max(0, ceil(100 − 52))')).toBeVisible();
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
        ...item(),
        inputs: [],
        steps: [],
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
