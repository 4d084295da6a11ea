import { type BrowserContext, type Page, test as base } from '@playwright/test';
import { logIn } from './api';

interface Shared {
  signedIn: BrowserContext;
}

/**
 * Pages of the planner that every development system has, in one browser per worker: it signs in once, and after the first page its
 * cache is warm. What a test stores in the browser outlives it: one that stores something takes Playwright's own `test`.
 */
export const test = base.extend<object, Shared>({
  signedIn: [
    async ({ browser }, use, { project }) => {
      const { baseURL, locale, contextOptions } = project.use;
      const context = await browser.newContext({ ...contextOptions, baseURL, locale });
      await logIn(context.request);
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ signedIn }, use) => {
    const page = await signedIn.newPage();
    await use(page);
    await page.close();
  },
});

export async function open(page: Page, address = '/'): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Account of testuser' }).waitFor();
}
