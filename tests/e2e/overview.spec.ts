import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { ingest, read } from './api';
import { daysBefore, products, salesUntil, store, sumsOf, today } from './shop';
import { open, test } from './signedIn';
import { signIn } from './signIn';

interface Kpis {
  revenue: number;
  orders: number;
  units: number;
  customers: number;
  margin: number;
  previous: { revenue: number } | null;
}

const pounds = (value: number, decimals = 0): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: decimals }).format(value);
const number = (page: Page, label: string) => page.locator(`[data-kpi="${label}"]`);

test('every number is the sum of its sales, on the page as in the API', async ({ page, request }) => {
  const from = daysBefore(today(), 29);
  const expected = sumsOf(salesUntil(today()), from, today());
  const fiveWeeks = 35; // the fewest that reach before thirty days
  const before = sumsOf(salesUntil(today()), daysBefore(from, fiveWeeks), daysBefore(today(), fiveWeeks));
  const answer = await read<Kpis>(
    request,
    `/api/analytics/kpis?from=${from}&to=${today()}&compare=weekday&store=${store}`,
  );
  expect(answer).toMatchObject({ ...expected, previous: { revenue: before.revenue } });

  await open(page, `/overview?store=${store}`);

  await expect(number(page, 'Revenue')).toHaveText(pounds(expected.revenue));
  await expect(number(page, 'Orders')).toHaveText(String(expected.orders));
  await expect(number(page, 'Units')).toHaveText(String(expected.units));
  await expect(number(page, 'Average order')).toHaveText(pounds(expected.revenue / expected.orders, 2));
  await expect(number(page, 'Customers')).toHaveText(String(expected.customers));
  await expect(number(page, 'Margin')).toHaveText(pounds(expected.margin));
  await expect(
    page
      .getByRole('region', { name: 'Key numbers' })
      .getByRole('img', { name: `${pounds(expected.revenue)}. ` })
      .first(),
  ).toHaveAccessibleName(new RegExp(`: ${pounds(before.revenue)}\\. `));
});

test('the chart’s table and the CSV hold what the API says of each day', async ({ page }) => {
  const lines = salesUntil(today());
  await open(page, `/overview?period=7d&store=${store}`);
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page).toHaveURL(/show=table/);
  await page.reload();
  const rows = page.getByRole('region', { name: 'Revenue per day' }).getByRole('row');
  await expect(rows).toHaveCount(1 + 7);
  for (let age = 0; age < 7; age++) {
    const day = daysBefore(today(), age);
    await expect(
      rows
        .nth(7 - age)
        .getByRole('cell')
        .first(),
    ).toHaveText(pounds(sumsOf(lines, day, day).revenue));
  }

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download revenue per day as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');

  expect(csv).toContain(store);
  for (let age = 0; age < 7; age++) {
    const day = daysBefore(today(), age);
    const [, revenue] =
      csv
        .split('\n')
        .find((line) => line.startsWith(day))
        ?.split(',') ?? [];
    expect(Number(revenue)).toBe(sumsOf(lines, day, day).revenue);
  }
});

test('a refresh that fails moves nothing and says that the numbers are old', async ({ page, request }) => {
  await open(page, `/overview?store=${store}`);
  const chart = page.getByRole('region', { name: 'Revenue by hour' });
  await expect(chart.getByRole('img').locator('svg')).toBeVisible();
  await page.getByRole('button', { name: /^Live/ }).waitFor();
  const before = await chart.boundingBox();

  await page.route(/\/api\/(analytics|revenue)\//, (route) => route.fulfill({ status: 503 }));
  await ingest(request, 'sales', [aSale(`stale-${Date.now()}`)]);
  await expect(page.getByText('Not up to date')).toHaveCount(2, { timeout: 30_000 }); // it asks more than once
  expect(await chart.boundingBox()).toEqual(before);

  await page.unroute(/\/api\/(analytics|revenue)\//);
  await ingest(request, 'sales', [aSale(`fresh-${Date.now()}`)]);
  await expect(page.getByText('Not up to date')).toHaveCount(0);
});

test('top products and recent sales are those of the filters', async ({ page }) => {
  await open(page, `/overview?category=Kitchen&store=${store}`);

  const top = page.getByRole('region', { name: 'Top products' });
  await expect(top.getByRole('row')).toHaveCount(2);
  await expect(top.getByRole('link', { name: 'Stoneware mug' })).toHaveAttribute('href', /\/forecasts\?.*sku=E2E-CUP/);
  const sales = page.getByRole('list', { name: 'Recent sales' }).getByRole('listitem');
  await expect(sales.first()).toContainText('Stoneware mug');
  await expect(sales.filter({ hasNotText: 'Stoneware mug' })).toHaveCount(0);
});

test('a choice goes into the address, and back undoes it', async ({ page }) => {
  await open(page, `/overview?store=${store}`);
  const lines = salesUntil(today());
  await page.getByRole('button', { name: /^Period/ }).click();
  await page.getByRole('button', { name: /Last 7 days/ }).click();
  await expect(page).toHaveURL(/period=7d/);
  await expect(number(page, 'Units')).toHaveText(String(sumsOf(lines, daysBefore(today(), 6), today()).units));

  await page.getByRole('link', { name: 'Inventory' }).click();
  await expect(page).toHaveURL(new RegExp(`/inventory\\?.*store=${store}`));
  await page.goBack();
  await page.goBack();

  await expect(page).not.toHaveURL(/period=/);
  await expect(number(page, 'Units')).toHaveText(String(sumsOf(lines, daysBefore(today(), 29), today()).units));
});

test('a copied link shows another reader the same numbers', async ({ page, browser }) => {
  await open(page, `/overview?store=${store}`);
  await page.getByRole('button', { name: /^Period/ }).click();
  await page.getByRole('button', { name: /Last 7 days/ }).click();
  await expect(number(page, 'Units')).toHaveText(
    String(sumsOf(salesUntil(today()), daysBefore(today(), 6), today()).units),
  );
  const shown = await page.locator('[data-kpi]').allTextContents();

  const reader = await browser.newPage({ baseURL: new URL(page.url()).origin, locale: 'en-GB' });
  await signIn(reader, page.url());

  await expect(reader.locator('[data-kpi]')).toHaveText(shown);
  await reader.close();
});

test('days of one’s own, typed', async ({ page }) => {
  const [from, to] = [daysBefore(today(), 40), daysBefore(today(), 31)];
  await open(page, `/overview?store=${store}`);

  await page.getByRole('button', { name: /^Period/ }).click();
  await page.getByRole('button', { name: 'Other days…' }).click();
  await page.getByLabel('From').fill(from);
  await page.getByLabel('To', { exact: true }).fill(to);
  await page.getByRole('button', { name: 'Apply' }).click();

  await expect(page).toHaveURL(new RegExp(`from=${from}&to=${to}`));
  await expect(number(page, 'Units')).toHaveText(String(sumsOf(salesUntil(today()), from, to).units));
});

test('a sale shows within a second: in the numbers, among the recent ones', async ({ page, request }) => {
  await open(page);
  await page.getByRole('button', { name: /^Live/ }).waitFor();
  const waits: number[] = [];

  for (let attempt = 0; attempt < 5; attempt++) {
    const before = (await number(page, 'Units').textContent()) ?? '';
    await ingest(request, 'sales', [aSale(`live-${Date.now()}`)]);
    const safeAt = Date.now();
    await expect(number(page, 'Units')).not.toHaveText(before);
    waits.push(Date.now() - safeAt);
  }

  await expect(page.getByRole('list', { name: 'Recent sales' }).getByText('Plum jam').first()).toBeVisible();
  // The fastest tells what the page can do. The others may have waited for a processor that is busy elsewhere.
  expect(Math.min(...waits), `milliseconds: ${waits.join(', ')}`).toBeLessThan(1_000);
});

test('rows stand still under the cursor until they are let go', async ({ page, request }) => {
  await open(page, '/overview?store=Hove');
  await ingest(request, 'sales', [aSale(`first-${Date.now()}`, 'Hove')]);
  const sales = page.getByRole('list', { name: 'Recent sales' });
  await expect(sales.getByRole('listitem').first()).toBeVisible();
  const shown = await sales.getByRole('listitem').count();

  await sales.hover();
  await ingest(request, 'sales', [aSale(`held-${Date.now()}`, 'Hove')]);
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await expect(sales.getByRole('listitem')).toHaveCount(shown);
  await page.getByRole('heading', { name: 'Overview' }).hover();

  await expect(sales.getByRole('listitem')).toHaveCount(shown + 1);
});

test('the keyboard alone changes the period, reads the chart and goes elsewhere', async ({ page }) => {
  await open(page, `/overview?store=${store}`);
  const period = page.getByRole('button', { name: /^Period/ });
  await period.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Last 30 days/ })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/period=7d/);
  await expect(period).toBeFocused();

  const chart = page.getByRole('region', { name: 'Revenue per day' });
  await expect(chart.getByRole('img').locator('svg')).toBeVisible();
  const pointing = chart.getByRole('slider', { name: 'Day of the chart' });
  await pointing.focus();
  await page.keyboard.press('End');
  await expect(pointing).toHaveAttribute('aria-valuetext', /Today, so far £\d/);

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { name: 'System' })).toBeVisible();
});

test('the palette finds a product by a part of its name', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Go to a page or product')).toBeFocused();
  await page.keyboard.type('stonew');
  await expect(page.getByRole('button', { name: /Stoneware mug/ })).toBeVisible();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/forecasts\?sku=E2E-CUP/);
});

const aSale = (orderId: string, storeId = 'Lewes'): object => ({
  orderId,
  lineNo: 1,
  occurredAt: new Date().toISOString(),
  sku: products[1].sku,
  quantity: 1,
  unitPrice: products[1].price,
  currency: 'GBP',
  country: 'GB',
  storeId,
  channel: 'till',
});
