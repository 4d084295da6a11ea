import { expect, type Page, test } from '@playwright/test';
import { logIn } from './api';
import { expectToFit } from './barriers';
import { signIn } from './signIn';

const pages = [
  { path: '/overview', heading: 'Übersicht', says: 'Handlungsbedarf' },
  { path: '/inventory', heading: 'Bestand', says: 'Reichweite' },
  { path: '/forecasts', heading: 'Prognosen', says: 'Alle Prognosen' },
  { path: '/system', heading: 'System', says: 'Instanzen' },
] as const;

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test('a language is chosen in the account menu, holds on every page, and survives a reload', async ({ page }) => {
  await signIn(page, '/overview');
  await page.getByRole('button', { name: 'Account of testuser' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(title(page, 'Übersicht')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.keyboard.press('Escape');

  for (const { path, heading } of pages) {
    await page
      .getByRole('navigation', { name: 'Hauptnavigation' })
      .getByRole('link', { name: heading, exact: true })
      .click();
    await expect(page).toHaveURL(new RegExp(path));
    await expect(title(page, heading)).toBeVisible();
  }
  await page.reload();
  await expect(page.getByRole('table', { name: 'Teile des Systems' })).toBeVisible();

  await page.getByRole('button', { name: 'Konto von testuser' }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await expect(title(page, 'Anmelden')).toBeVisible();
});

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' });

  for (const { path, heading, says } of pages)
    test(`${heading} is German unasked, and fits a telephone`, async ({ page }) => {
      await logIn(page.request);
      await page.goto(path);
      await expect(title(page, heading)).toBeVisible();
      await expect(page.getByRole('status', { name: 'Wird geladen' })).toHaveCount(0);
      await expect(page.getByRole('main')).toContainText(says);

      await page.setViewportSize({ width: 390, height: 844 });

      await expectToFit(page);
    });
});
