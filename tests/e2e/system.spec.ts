import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectNoBarriers, expectToFit } from './barriers';
import { open, test } from './signedIn';

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

  await open(page, '/system');

  for (const { name } of health.parts)
    await expect(page.getByRole('row', { name: new RegExp(`^${name} .*Healthy`) })).toBeVisible();
});

test('the API still answers as the types of the web app say', async ({ request }) => {
  const saved = JSON.parse(
    readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8'),
  ) as ApiDocument;

  // A service too busy to describe itself is missing for a moment.
  await expect(async () => {
    const served = (await (await request.get('/api/openapi.json')).json()) as ApiDocument;
    expect(served.paths, 'eng/openapi.sh saves the document of the running system').toMatchObject(saved.paths);
  }).toPass({ timeout: 45_000 });
});

test('the browser finds nothing to refuse or to complain about', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  await open(page, '/system');
  await expect(page.getByRole('table', { name: 'Parts of the system' })).toBeVisible();
  for (const name of pages) {
    await page.goto(`/${name}`);
    await settled(page);
  }

  expect(complaints).toEqual([]);
});

const pages = ['overview', 'inventory', 'forecasts', 'system'];

for (const name of pages) {
  test(`${name} has no barrier to accessibility, in light and in dark, and fits a telephone`, async ({ page }) => {
    await open(page, `/${name}`);
    await settled(page);
    await expectNoBarriers(page);

    await page.setViewportSize({ width: 390, height: 844 });
    await expectToFit(page);
    await page.getByRole('button', { name: 'Open navigation' }).click();

    await expect(page.getByRole('link', { name: 'System' })).toBeInViewport();
  });
}

/** Shown in full: nothing is being loaded any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
}
