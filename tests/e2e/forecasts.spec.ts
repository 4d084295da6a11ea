import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { read } from './api';
import { expectNoBarriers, expectToFit } from './barriers';
import { category, type Forecast, forecastOf, pastDays, soldOn, stocked } from './planning';
import { open, test } from './signedIn';

const { fine, runsOut, tooMuch } = stocked;
const address = ({ sku }: { sku: string }): string => `/forecasts?sku=${sku}`;
const chartOf = (page: Page, name: string) => page.getByRole('region', { name: `Sales of ${name}` });
const weekday = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));
const pieces = (value: number): string =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(value);

test('the history is what was sold, and the forecast what the API says', async ({ page, request }) => {
  const forecast = await forecastOf(request, fine.sku);
  await open(page, address(fine));
  const chart = chartOf(page, fine.name);
  await expect(chart).toContainText(`about ${pieces(forecast.total.mean)} pcs will sell`);
  await expect(page.getByRole('region', { name: 'Next 30 days' })).toContainText(
    `${pieces(forecast.total.p10)} to ${pieces(forecast.total.p90)} pcs`,
  );

  await chart.getByRole('button', { name: 'Show as table' }).click();

  const cellsOf = (day: string) => chart.getByRole('row', { name: new RegExp(weekday(day)) }).getByRole('cell');
  for (const day of pastDays().slice(-10)) await expect(cellsOf(day).first()).toHaveText(pieces(soldOn(fine, day)));
  for (const { day, p50 } of forecast.days.slice(0, 10)) await expect(cellsOf(day).nth(1)).toHaveText(pieces(p50));
});

test('a category is the sum of its products', async ({ page, request }) => {
  test.setTimeout(120_000); // sums follow their products
  const day = pastDays().at(-1) ?? '';
  const sold = Object.values(stocked).reduce((sum, product) => sum + soldOn(product, day), 0);
  const soldByApi = async () =>
    (await read<Forecast>(request, `/api/analytics/forecast/demand?category=${category}`)).history.find(
      (past) => past.day === day,
    )?.value;
  await expect.poll(soldByApi, { timeout: 60_000 }).toBe(sold);

  await open(page, '/forecasts');
  await page.getByRole('combobox', { name: 'Category' }).click();
  await page.getByRole('option', { name: category }).click();

  await expect(page).toHaveURL(new RegExp(`category=${category}`));
  await expect(chartOf(page, category)).toBeVisible();
  await page.getByText('Revenue', { exact: true }).click();
  await expect(page).toHaveURL(/measure=revenue/);
  await expect(page.getByRole('region', { name: 'Next 30 days' })).toContainText('£');
  await page.goBack();
  await page.goBack();
  await expect(chartOf(page, 'all products')).toBeVisible();
});

test('a product is found by its name', async ({ page }) => {
  await open(page, '/forecasts');
  await page.getByRole('textbox', { name: 'Choose a product' }).fill('sponge');
  await page.getByRole('option', { name: new RegExp(tooMuch.name) }).click();

  await expect(page).toHaveURL(new RegExp(`sku=${tooMuch.sku}`));
  await expect(chartOf(page, tooMuch.name)).toBeVisible();
});

test('a run shows its progress, and the earlier forecast lies beside the new one', async ({ page, request }) => {
  test.setTimeout(180_000);
  const before = await forecastOf(request, runsOut.sku);
  await open(page, address(runsOut));
  await expect(chartOf(page, runsOut.name)).toBeVisible();

  await page.getByRole('button', { name: 'Run now' }).click();

  await expect(page.getByText('Forecasts are new: 1')).toBeVisible({ timeout: 120_000 });
  const after = await forecastOf(request, runsOut.sku);
  expect(after.version).toBeGreaterThan(before.version);

  await page.getByRole('combobox', { name: 'Earlier forecast' }).click();
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL(/version=\d+/);
  const chart = chartOf(page, runsOut.name);
  await chart.getByRole('button', { name: 'Show as table' }).click();
  await expect(chart.getByRole('columnheader', { name: 'Earlier median' })).toBeVisible();
  const day = after.days[0]?.day ?? '';
  await expect(
    chart
      .getByRole('row', { name: new RegExp(weekday(day)) })
      .getByRole('cell')
      .nth(5),
  ).toHaveText(/\d/);
});

test('arrow keys read out a day with all its values, and Enter pins it', async ({ page, request }) => {
  const { days } = await forecastOf(request, fine.sku);
  await open(page, address(fine));
  const chart = chartOf(page, fine.name);
  await expect(chart.getByRole('img').locator('svg')).toBeVisible();

  await chart.getByRole('slider', { name: 'Day of the chart' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');

  const last = days.at(-1);
  const pinned = chart.getByRole('group', { name: weekday(last?.day ?? '') });
  await expect(pinned.getByRole('row', { name: /^Median \d/ })).toContainText(pieces(last?.p50 ?? 0));
  for (const range of ['50% range', '80% range', '95% range'])
    await expect(pinned.getByRole('row', { name: range })).toContainText(/\d/);
  await pinned.getByRole('button', { name: 'Unpin' }).press('Enter');
  await expect(pinned).toHaveCount(0);
});

test('a click pins the day under the mouse, beside the same weekday before', async ({ page }) => {
  await open(page, address(fine));
  const chart = chartOf(page, fine.name);
  await expect(chart.getByRole('img').locator('svg')).toBeVisible();
  const pointing = chart.getByRole('slider');
  const width = (await pointing.boundingBox())?.width ?? 0;

  await pointing.click({ position: { x: width / 3, y: 100 } });
  await page.mouse.move(0, 0);

  const pinned = chart.getByRole('group', { name: /20\d\d/ });
  await expect(pinned.getByRole('row', { name: /^Sold \d/ })).toContainText(/5|10/);
  await expect(pinned.getByRole('row', { name: /^A week before/ })).toContainText(/(5|10)0 \(0%\)/); // every week the same
});

test('the list sorts, searches and downloads what it shows', async ({ page }) => {
  await open(page, `/forecasts?category=${category}`);
  const list = page.getByRole('table', { name: 'Forecasts of all products' });
  await expect(list.getByRole('rowheader')).toHaveCount(5);
  await expect(list.getByRole('rowheader').first()).toContainText(runsOut.name); // what will sell most
  await list.getByRole('button', { name: 'Next 30 days' }).click();
  await expect(page).toHaveURL(/sort=next&direction=asc/);
  await expect(list.getByRole('rowheader').last()).toContainText(runsOut.name);

  await page.getByRole('textbox', { name: 'Search products' }).fill('candle');
  await expect(list.getByRole('rowheader')).toHaveCount(1);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download forecasts as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');

  expect(csv).toContain(runsOut.sku);
  expect(csv).not.toContain(fine.sku);
});

test('nothing is wider than a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, address(fine));
  await expect(chartOf(page, fine.name)).toBeVisible();

  await expectToFit(page);
});

test('no barrier to accessibility, in light and in dark', async ({ page }) => {
  await open(page, address(fine));
  const chart = chartOf(page, fine.name);
  await expect(chart.getByRole('img').locator('svg')).toBeVisible();
  await chart.getByRole('slider').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');

  await expectNoBarriers(page);
});
