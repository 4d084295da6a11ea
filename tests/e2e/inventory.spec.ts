import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { ingest, read } from './api';
import { expectNoBarriers, expectToFit } from './barriers';
import { aProduct, aSale, category, forecastNow, forecastOf, inventory, stocked, supplier } from './planning';
import { daysBefore, today } from './shop';
import { open, test } from './signedIn';

interface Explanation {
  steps: { key: string; substituted: string; value: number }[];
  suggestion: { quantity: number } | null;
}

const address = `/inventory?category=${category}`;
const rowOf = (page: Page, { name }: { name: string }) => page.getByRole('row', { name: new RegExp(name) });

test('stock, cover and advice are those of the API, and the API’s are what one works out', async ({
  page,
  request,
}) => {
  const { items } = await inventory(request);
  const runsOut = items.find(({ sku }) => sku === stocked.runsOut.sku);
  const { days } = await forecastOf(request, stocked.runsOut.sku);
  expect(runsOut?.onHand).toBe(stocked.runsOut.counted);
  // The advice reads the clock by the hour, and the hour may have turned since it was asked for.
  const covers = [0, 1].map((hoursAgo) => coverFromNow(stocked.runsOut.counted, days, hoursAgo));
  expect(Math.min(...covers.map((cover) => Math.abs(cover - (runsOut?.daysOfCover ?? 0))))).toBeLessThan(0.01);
  expect((runsOut?.suggestion?.quantity ?? 1) % 12).toBe(0);

  await open(page, address);

  for (const item of items.filter(({ sku }) => sku !== stocked.live.sku)) {
    const row = rowOf(page, item);
    await expect(row.getByRole('cell').first()).toContainText(new Intl.NumberFormat('en-GB').format(item.onHand));
    if (item.suggestion) await expect(row).toContainText(`Order ${item.suggestion.quantity}`);
    else await expect(row).toContainText('No order');
  }
  await expect(rowOf(page, stocked.runsOut)).toContainText(`${runsOut?.daysOfCover?.toFixed(1) ?? ''} days`);
  await expect(rowOf(page, stocked.out)).toContainText('Out of stock');
  await expect(rowOf(page, stocked.out)).toContainText('none left');
  await expect(rowOf(page, stocked.tooMuch)).toContainText('Excess');
});

test('the chips count what the API counts, go into the address, and back undoes them', async ({ page, request }) => {
  const { counts, total } = await inventory(request);
  await open(page, address);
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', String(total));

  await page.getByRole('button', { name: `Out of stock ${counts['out'] ?? 0}` }).click();
  await expect(page).toHaveURL(/risk=out/);
  await expect(rowOf(page, stocked.out)).toBeVisible();
  await expect(rowOf(page, stocked.fine)).toHaveCount(0);
  await page.getByRole('button', { name: 'Product', exact: true }).click();
  await expect(page).toHaveURL(/sort=name/);

  await page.goBack();
  await page.goBack();

  await expect(rowOf(page, stocked.fine)).toBeVisible();
  await expect(page).not.toHaveURL(/risk=/);
});

test('a link shows what its sender saw', async ({ page }) => {
  await open(page, `/inventory?supplier=${supplier.supplierId}&search=candle`);

  await expect(rowOf(page, stocked.runsOut)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Search products' })).toHaveValue('candle');
  await expect(page.getByRole('combobox', { name: 'Supplier' })).toHaveValue(supplier.name);
  await expect(page.locator('[data-total]')).toHaveText(/^1 product · /);
});

test('a sale changes the stock within a second', async ({ page, request }) => {
  await open(page, `${address}&sort=name&direction=asc`);
  await page.getByRole('button', { name: /^Live/ }).waitFor();
  const cell = rowOf(page, stocked.live).getByRole('cell').first();
  await expect(cell).toContainText(/\d/);
  const waits: number[] = [];

  for (let attempt = 0; attempt < 5; attempt++) {
    const before = (await cell.textContent()) ?? '';
    await ingest(request, 'sales', [aSale(stocked.live)]);
    const safeAt = Date.now();
    await expect(cell).not.toHaveText(before);
    waits.push(Date.now() - safeAt);
  }

  // The fastest tells what the page can do. The others may have waited for a processor that is busy elsewhere.
  expect(Math.min(...waits), `milliseconds: ${waits.join(', ')}`).toBeLessThan(1_000);
});

test('rows stand still under the cursor until they are let go', async ({ page }) => {
  await open(page, address);
  await expect(rowOf(page, stocked.fine)).toBeVisible();
  const names = () => page.getByRole('rowheader').allTextContents();
  const shown = await names();
  await rowOf(page, stocked.fine).hover();

  await page.route(/\/api\/inventory\?/, async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as { items: unknown[] };
    await route.fulfill({ response: answer, json: { ...list, items: list.items.toReversed() } });
  });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await ingest(page.request, 'sales', [aSale(stocked.live)]);
  await expect(page.getByRole('button', { name: 'Sort order changed: refresh' })).toBeVisible();
  expect(await names()).toEqual(shown);

  await page.getByRole('button', { name: 'Sort order changed: refresh' }).click();
  await expect.poll(names).toEqual(shown.toReversed());
});

test('that a refresh failed is said where it covers nothing, and nothing moves', async ({ page, request }) => {
  await open(page, address);
  const table = page.getByRole('table', { name: 'Products and their stock' });
  await expect(table).toBeVisible();
  const place = await table.boundingBox();

  await page.route(/\/api\/inventory\?/, (route) => route.fulfill({ status: 404 }));
  await ingest(request, 'sales', [aSale(stocked.live)]);
  const notice = page.getByRole('status').filter({ hasText: 'Not up to date' });
  await expect(notice).toBeVisible();

  expect(await table.boundingBox()).toEqual(place);
  expect(await textsUnder(notice)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => textsUnder(notice)).toEqual([]); // the frame takes a moment to fold away its menu
});

test('the steps of an explanation add up to the suggestion', async ({ page, request }) => {
  const explanation = await read<Explanation>(request, `/api/inventory/${stocked.runsOut.sku}/explain`);
  for (const { key, substituted, value } of explanation.steps)
    expect(Math.abs(valueOf(substituted) - value), `${key}: ${substituted} = ${value}`).toBeLessThan(0.01);
  const quantity = explanation.steps.find(({ key }) => key === 'quantity')?.value;
  expect(quantity).toBe(explanation.suggestion?.quantity);

  await open(page, address);
  const why = page.getByRole('button', { name: `Explain the advice for ${stocked.runsOut.name}` });
  await why.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('region', { name: 'The suggestion' })).toContainText(`Order ${quantity ?? ''}`);
  for (const { substituted } of explanation.steps) await expect(panel).toContainText(substituted);

  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(why).toBeFocused();
});

test('without a suggestion the panel says why', async ({ page }) => {
  await open(page, `${address}&sku=${stocked.tooMuch.sku}`);

  await expect(page.getByRole('region', { name: 'Why no order is suggested' })).toContainText(/\w{3,}/);
});

test('the CSV holds exactly the view', async ({ page, request }) => {
  const { items } = await inventory(request);
  await open(page, `${address}&risk=out,excess&sort=name&direction=asc`);
  await expect(rowOf(page, stocked.out)).toBeVisible();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download inventory as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');

  const expected = items.filter(({ risk }) => risk === 'out' || risk === 'excess').map(({ sku }) => sku);
  const skus = csv.split(/\r?\n/).flatMap((line) => /^"?(PLAN-\w+)/.exec(line)?.[1] ?? []);
  expect(skus.toSorted()).toEqual(expected.toSorted());
  expect(csv).toContain(category);
});

test('a file holds every row, however many pages the table has, and no name runs as a formula', async ({
  page,
  request,
}) => {
  const shelf = Array.from({ length: 210 }, (_, i) => `SHELF-${String(i).padStart(3, '0')}`);
  const occurredAt = `${daysBefore(today(), 1)}T12:00:00Z`;
  await ingest(
    request,
    'catalog',
    shelf.map((sku, i) => aProduct({ sku, name: i === 0 ? '=1+1' : `Board ${i}` }, 'Shelf')),
  );
  await ingest(
    request,
    'sales',
    shelf.map((sku) => ({ ...aSale({ sku }), occurredAt })),
  );
  await expect(() => forecastNow(request, 'Shelf')).toPass();

  for (const name of ['inventory', 'forecasts']) {
    await expect
      .poll(async () => (await read<{ total: number }>(request, `/api/${name}?category=Shelf`)).total)
      .toBe(shelf.length);
    await open(page, `/${name}?category=Shelf&sort=name&direction=asc`);
    await expect(rowOf(page, { name: '=1\\+1' })).toBeVisible();

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${name} as CSV` }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');

    expect(csv).toMatch(/^sku,name,category,/m);
    expect(csv.match(/^SHELF-\d{3}/gm)?.toSorted()).toEqual(shelf);
    expect(csv).toContain("SHELF-000,'=1+1,Shelf");
  }
});

test('the keyboard alone sorts', async ({ page }) => {
  await open(page, address);
  await expect(rowOf(page, stocked.fine)).toBeVisible();

  await page.getByRole('button', { name: 'Days of cover' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Days of cover' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('rowheader').first()).toContainText(stocked.out.name);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader').first()).toContainText(stocked.tooMuch.name);
});

test('on a telephone every product is a card, and nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, address);
  await expect(rowOf(page, stocked.out)).toBeVisible();
  await expectToFit(page);

  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Product');

  await expect(page).toHaveURL(/sort=name/);
});

test('the overview says what runs out next and what to order, one click from the reasons', async ({
  page,
  request,
}) => {
  const { items } = await inventory(request);
  const advised = items.find(({ sku }) => sku === stocked.runsOut.sku)?.suggestion;
  await open(page);

  const line = page.getByRole('region', { name: 'Runs out next' }).getByRole('link', { name: stocked.runsOut.name });
  await expect(line).toContainText(`Order ${advised?.quantity ?? ''}`);
  await line.click();

  await expect(page.getByRole('dialog').getByRole('region', { name: 'The suggestion' })).toContainText(
    `Order ${advised?.quantity ?? ''}`,
  );
});

test('no barrier to accessibility in the reasons of an advice, in light and in dark', async ({ page }) => {
  await open(page, `${address}&sku=${stocked.runsOut.sku}`);
  await expect(page.getByRole('region', { name: 'The suggestion' })).toBeVisible();
  await expectNoBarriers(page);
});

const textsUnder = (notice: Locator): Promise<string[]> =>
  notice.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const under: string[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const meets = (line: DOMRect): boolean =>
        line.left < right && line.right > left && line.top < bottom && line.bottom > top;
      if (!element.contains(text) && [...range.getClientRects()].some(meets)) under.push(text.textContent ?? '');
    }
    return under;
  });

/** Days until the stock is sold, counted from an hour of today, when its share of today is gone. */
function coverFromNow(stock: number, days: readonly { mean: number }[], hoursAgo: number): number {
  const gone = (new Date().getUTCHours() - hoursAgo) / 24;
  const demand = days.map(({ mean }) => mean);
  return coverOf(stock + gone * (demand[0] ?? 0), demand) - gone;
}

/** Walks the days until the stock is sold, the last one in part. */
function coverOf(stock: number, demand: readonly number[]): number {
  let left = stock;
  for (const [day, units] of demand.entries()) {
    if (left < units) return day + left / units;
    left -= units;
  }
  return Infinity;
}

/** What a written formula comes to. */
function valueOf(formula: string): number {
  const script = formula
    .replaceAll('×', '*')
    .replaceAll('−', '-')
    .replaceAll('ceil', 'Math.ceil')
    .replaceAll('max', 'Math.max');
  if (!/^[\d\s.,+*/()-]*$/.test(script.replaceAll(/Math\.(ceil|max)/g, ''))) throw new Error(`No formula: ${formula}`);
  return Number(new Function(`return ${script}`)());
}
