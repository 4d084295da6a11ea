import { expect, type Page, test } from '@playwright/test';
import { expectNoBarriers } from './barriers';
import { category, stocked, supplier } from './planning';
import { signIn } from './signIn';

const heading = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });

test('columns are chosen by keyboard and kept, a link tells them, and the usual ones come back', async ({
  page,
  browser,
}) => {
  await signIn(page, `/inventory?category=${category}`);
  await expect(page.getByRole('row', { name: stocked.fine.name })).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).press('Enter');
  await expect(page.getByRole('checkbox', { name: 'On hand' })).toBeFocused();
  await expectNoBarriers(page);

  await page.getByRole('checkbox', { name: 'Stock against target' }).press('Space');
  await page.getByRole('checkbox', { name: 'Supplier' }).press('Space');
  await expect(heading(page, 'Stock against target')).toHaveCount(0);
  await expect(page.getByRole('row', { name: stocked.fine.name })).toContainText(supplier.name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();

  const reader = await browser.newPage({ baseURL: new URL(page.url()).origin, locale: 'en-GB' });
  await signIn(reader, page.url());
  await expect(heading(reader, 'Supplier')).toBeVisible();
  await reader.close();

  await page.goto(`/inventory?category=${category}`);
  await expect(heading(page, 'Supplier')).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Default columns' }).click();
  await expect(heading(page, 'Supplier')).toHaveCount(0);
  await expect(heading(page, 'Stock against target')).toBeVisible();
});
