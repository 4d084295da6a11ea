import { expect } from '@playwright/test';
import { ingest, read } from './api';
import { planningShop } from './planning';
import { catalog, counts, salesUntil, store, sumsOf, today } from './shop';
import { open, test as setup } from './signedIn';

setup.describe.configure({ mode: 'serial' });

setup('before the first sale, the overview says why it is empty and what to do', async ({ page, request }) => {
  const { sales } = await read<{ sales: unknown[] }>(request, '/api/sales/recent?limit=1');
  setup.skip(sales.length > 0, 'this system has sales already');

  await open(page);

  await expect(page.getByRole('heading', { name: 'No sale has arrived yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'See how to send sales' })).toHaveAttribute('href', '/api/docs');
});

setup('a shop whose numbers are known', async ({ request }) => {
  const lines = salesUntil(today());
  await ingest(request, 'catalog', catalog(today()));
  await ingest(request, 'sales', lines);
  await ingest(request, 'inventory', counts(today()));

  const { units } = sumsOf(lines, '0000-01-01', '9999-12-31');
  await expect
    .poll(async () => (await read<{ units: number }>(request, `/api/analytics/kpis?store=${store}`)).units)
    .toBe(units);
});

setup('products whose stock and sales are known have their forecasts', async ({ request }) => {
  setup.setTimeout(200_000);
  await planningShop(request);
});
