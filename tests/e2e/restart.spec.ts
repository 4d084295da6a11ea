import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { open, test } from './signedIn';

const home = process.env['BIZPULSE_HOME'] ?? new URL('../../.bizpulse/test/e2e', import.meta.url).pathname;

test('a page outlives the death of the gateway', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Live/ }).waitFor();

  process.kill(processOf('BizPulse.Gateway.dll'), 'SIGKILL');
  await page.getByRole('button', { name: /^Reconnecting/ }).waitFor();

  await page.getByRole('button', { name: /^Live/ }).waitFor({ timeout: 45_000 });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Key numbers' })).toBeVisible();
});

/** The process of this system that runs a program. Each carries the home in its environment. */
function processOf(program: string): number {
  const found = readdirSync('/proc').find(
    (process) =>
      /^\d+$/.test(process) &&
      contentOf(`/proc/${process}/cmdline`).includes(program) &&
      contentOf(`/proc/${process}/environ`).split('\0').includes(`BIZPULSE_SYSTEM=${home}`),
  );
  if (found === undefined) throw new Error(`${program} does not run in ${home}`);
  return Number(found);
}

/** Empty for a process that has just ended or belongs to somebody else. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
