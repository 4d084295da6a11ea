import { expect, type Page } from '@playwright/test';
import { open, test } from './signedIn';

/** Every page of the app: a new one joins all the contracts by its line here. */
const pages = [
  { path: '/overview', asksAnew: (page: Page) => page.getByRole('button', { name: 'Earlier days' }).click() },
  { path: '/inventory', asksAnew: (page: Page) => page.getByRole('button', { name: 'Product', exact: true }).click() },
  { path: '/forecasts', asksAnew: (page: Page) => page.getByRole('button', { name: 'Product', exact: true }).click() },
  { path: '/system', asksAnew: null },
];

/** What a link promises: so many rows, and the sums of money in its words. */
interface Drill {
  readonly href: string;
  readonly rows: string;
  readonly text: string;
}

const drills = (page: Page): Promise<Drill[]> =>
  page.locator('main a[data-rows]').evaluateAll((links) =>
    links.map((link) => ({
      href: link.getAttribute('href') ?? '',
      rows: link.getAttribute('data-rows') ?? '',
      text: link.textContent,
    })),
  );

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('status', { name: 'Loading' })).toHaveCount(0);
}

for (const { path, asksAnew } of pages) {
  test(`${path}: every number and every line opens exactly its rows`, async ({ page }) => {
    await open(page, path);
    await settled(page);

    for (const { href } of await drills(page)) {
      await open(page, path);
      await settled(page);
      const link = page.locator(`main a[data-rows][href="${href}"]`).first();
      // Numbers are live: what is compared is what stands there when it is clicked.
      const [rows, text] = [await link.getAttribute('data-rows'), await link.textContent()];
      await link.click();

      const list = page.locator('main [data-total]').first();
      await expect(list, `${path} → ${href}`).toHaveAttribute('data-total', rows ?? '');
      for (const [amount] of (text ?? '').matchAll(/£[\d,.]+\d/g)) await expect(list).toContainText(amount);
      await expect(page.getByText('Not understood in the address')).toHaveCount(0);
      await expect(page.getByRole('alert')).toHaveCount(0);
    }
  });

  if (asksAnew)
    test(`${path}: an old answer under a new question is dimmed, and says so, until the new one is there`, async ({
      page,
    }) => {
      await open(page, path);
      await settled(page);
      await expect(page.locator('[data-old="true"]')).toHaveCount(0);
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/api/**', async (route) => {
        await held;
        await route.continue();
      });

      await asksAnew(page);

      const old = page.locator('[data-old="true"]').first();
      await expect(old).toHaveAttribute('aria-busy', 'true');
      await expect(page.getByText(/^Still the numbers/).first()).toBeVisible();
      await expect
        .poll(() => old.evaluate((answer) => Number(getComputedStyle(answer.firstElementChild ?? answer).opacity)))
        .toBeLessThan(0.6);
      release();
      await expect(page.locator('[data-old="true"]')).toHaveCount(0);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });
}
