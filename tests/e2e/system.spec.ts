import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectNoBarriers } from './barriers';
import { signIn } from './signIn';

interface Health {
  parts: { name: string; status: string }[];
}

interface ApiDocument {
  paths: Record<string, object>;
}

const everyPart = ['gateway', 'ingestion', 'forecast', 'analytics', 'postgres', 'kafka', 'redis'];

test('the health of every part is shown as the API tells it', async ({ page, request }) => {
  const health = (await (await request.get('/api/health')).json()) as Health;
  expect(health.parts.map((part) => part.name)).toEqual(expect.arrayContaining(everyPart));

  await signIn(page, '/system');

  for (const { name } of health.parts)
    await expect(page.getByRole('row', { name: new RegExp(`^${name} .*Healthy`) })).toBeVisible();
});

test('the API still answers as the types of the web app say', async ({ request }) => {
  const saved = JSON.parse(
    readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8'),
  ) as ApiDocument;

  const served = (await (await request.get('/api/openapi.json')).json()) as ApiDocument;

  expect(served.paths, 'eng/openapi.sh saves the document of the running system').toMatchObject(saved.paths);
});

test('the browser finds nothing to refuse or to complain about', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isSignedOut = message.text().includes('401'); // the first load asks whether there is a session
    if (message.type() === 'error' && !isSignedOut) complaints.push(message.text());
  });

  await signIn(page, '/system');
  await expect(page.getByRole('table')).toBeVisible();
  for (const name of pages) {
    await page.goto(`/${name}`);
    await settled(page);
  }

  expect(complaints).toEqual([]);
});

test('light or dark follows the device until the user chooses', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/sign-in');
  expect(await theme(page)).toBe('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await theme(page)).toBe('light');

  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await page.reload();

  expect(await theme(page)).toBe('dark');
});

const pages = ['overview', 'inventory', 'forecasts', 'system'];

for (const name of pages) {
  test(`nothing on ${name} is wider than a telephone, and the navigation opens`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, `/${name}`);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    await page.getByRole('button', { name: 'Open navigation' }).click();

    await expect(page.getByRole('link', { name: 'System' })).toBeInViewport();
  });
}

test('no barrier to accessibility on sign-in, in light and in dark', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await expectNoBarriers(page);
});

for (const name of pages) {
  test(`no barrier to accessibility on ${name}, in light and in dark`, async ({ page }) => {
    await signIn(page, `/${name}`);
    await settled(page);

    await expectNoBarriers(page);
  });
}

/** Shown in full: nothing is being loaded any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
}

const theme = (page: Page) => page.locator('html').getAttribute('data-mantine-color-scheme');
