import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { open, test } from './signedIn';

const home = process.env['BIZPULSE_HOME'] ?? new URL('../../.bizpulse/test/e2e', import.meta.url).pathname;

test('a page outlives a restart of the gateway', async ({ page, request }) => {
  const { developer } = JSON.parse(readFileSync(`${home}/endpoints.json`, 'utf8')) as { developer: string };
  await open(page);
  await page.getByRole('button', { name: /^Live/ }).waitFor();

  await request.post(`${developer}/api/resources/gateway/restart`, { headers: { 'X-Developer-Page': 'yes' } });
  await page.getByRole('button', { name: /^Reconnecting/ }).waitFor();

  await page.getByRole('button', { name: /^Live/ }).waitFor({ timeout: 45_000 });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Key numbers' })).toBeVisible();
});
