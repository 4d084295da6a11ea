import { readFileSync } from 'node:fs';
import { expect, type Page, test as clean } from '@playwright/test';
import { expectNoBarriers, expectToFit } from './barriers';
import { fillIn, signIn } from './signIn';
import { open, test } from './signedIn';

/** As on a machine so many times slower. */
async function slowDown(page: Page, rate: number): Promise<void> {
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
}

const main = (page: Page) => page.getByRole('navigation', { name: 'Main' });

for (const { path, label } of [
  { path: '/inventory', label: 'Search products' },
  { path: '/forecasts', label: 'Search products' },
]) {
  test(`no letter typed into the search of ${path} is lost on a slow machine`, async ({ page }) => {
    await open(page, path);
    await slowDown(page, 6);
    const box = page.getByRole('textbox', { name: new RegExp(label, 'i') }).first();

    await box.click();
    await page.keyboard.type('rainbow', { delay: 60 });
    await expect(page).toHaveURL(/search=rainbow/);
    await expect(box).toHaveValue('rainbow');

    await page.keyboard.press('Control+a');
    await page.keyboard.type('stoneware mug', { delay: 120 });
    await expect(page).toHaveURL(/search=stoneware\+mug/);
    await expect(box).toHaveValue('stoneware mug');
  });
}

test('a new page begins at its top, and going back leads to the exact place', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 }); // cards: long enough, however few products there are
  await open(page, '/inventory');
  const last = page.getByRole('rowheader').last();
  await last.getByRole('link').waitFor();
  await page.evaluate(() => window.scrollTo(0, 700));
  const link = page.getByRole('rowheader').getByRole('link');
  const seen = await link.evaluateAll(
    (links) => links.find((one) => one.getBoundingClientRect().top > 150)?.textContent ?? '',
  );
  const row = page.getByRole('link', { name: seen, exact: true });
  await row.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => window.scrollY);
  const before = (await row.boundingBox())?.y ?? 0;
  expect(place).toBeGreaterThan(0);

  await row.click();
  await expect(page).toHaveURL(/\/forecasts\?/);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();

  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  await expect.poll(async () => Math.round((await row.boundingBox())?.y ?? 0)).toBe(Math.round(before));
});

clean('the navigation shrinks to icons by keyboard, says their names, and stays so', async ({ page }) => {
  await signIn(page, '/system');
  await page.getByRole('button', { name: 'Collapse navigation' }).press('Enter');
  await expect.poll(async () => (await main(page).boundingBox())?.width).toBeLessThan(80);

  await page.reload();
  await main(page).getByRole('link', { name: 'Inventory' }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tooltip')).toHaveText('Inventory');
  await page.keyboard.press('Escape');
  await expectNoBarriers(page);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Inventory' })).toBeVisible();
});

test('on a telephone the navigation is a drawer that Escape closes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/system');
  await expectToFit(page);

  await page.getByRole('button', { name: 'Open navigation' }).press('Enter');
  await expect(main(page).getByRole('list', { name: 'Stock' })).toContainText('Inventory');
  await expectNoBarriers(page);
  await page.keyboard.press('Escape');

  await expect(page.getByRole('button', { name: 'Open navigation' })).toBeFocused();
  await expect(main(page)).not.toBeVisible();
});

test('the first visit asks quietly: nothing is red in the console, and no other host is asked', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => request.url().startsWith(baseURL ?? '') || complaints.push(request.url()));

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  expect(complaints).toEqual([]);
  await page.close();
});

test('what is wrong with a sign-in can be read by everybody', async ({ browser, baseURL }) => {
  const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Please fill this in').first()).toBeVisible();
  await expectNoBarriers(page);

  await fillIn(page, 'nobody-of-that-name', 'wrong password');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoBarriers(page);
  await page.close();
});

for (const { name, shown } of [
  { name: 'Try the API', shown: '#swagger-ui .info' },
  { name: 'API reference', shown: '#redoc-container h1' },
]) {
  test(`the account menu leads to "${name}", which bears our name and asks no other host`, async ({
    page,
    baseURL,
  }) => {
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(baseURL ?? '')) strangers.push(request.url());
    });
    await open(page, '/system');
    await page.getByRole('button', { name: 'Account of testuser' }).click();
    await page.getByRole('menuitem', { name }).click();

    await expect(page.locator(shown).first()).toBeVisible();
    await expect(page).toHaveTitle('BizPulse API');
    await expect(page.getByRole('banner').getByRole('link', { name: 'BizPulse' })).toBeVisible();
    await expect(page.locator('.topbar, img[alt="redocly logo"]').filter({ visible: true })).toHaveCount(0);
    expect(strangers).toEqual([]);
  });
}

test('the files of the lists have the columns of the screen', async ({ page }) => {
  for (const path of ['/inventory', '/forecasts']) {
    await open(page, path);
    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: /as CSV$/ }).click();

    const lines = readFileSync(await (await downloaded).path(), 'utf8').split('\r\n');
    expect(lines[1]).toMatch(/^sku,name,category,/);
    expect(lines[1]).not.toContain('reason'); // which no column shows
  }
});
