import { expect, type Page, test } from '@playwright/test';
import { expectNoBarriers } from './barriers';
import { fillIn, signIn } from './signIn';

test('nobody sees a page before signing in, and then comes to the one they asked for', async ({ page }) => {
  await page.goto('/system?part=kafka');
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  await fillIn(page, 'testuser', 'testpassword');

  await expect(page.getByRole('heading', { name: 'System' })).toBeVisible();
  await expect(page).toHaveURL(/\/system\?part=kafka$/);
});

test('a wrong password is refused without telling which half was wrong', async ({ page }) => {
  await page.goto('/sign-in');

  await fillIn(page, 'nobody-of-that-name', 'wrong password');

  await expect(page.getByRole('alert')).toHaveText('User name or password is wrong.');
});

test('a reload keeps the session, signing out ends it', async ({ page }) => {
  await signIn(page);
  await page.reload();
  await page.getByRole('button', { name: 'Account of testuser' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.goto('/system');

  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('two tabs share one session, also when both renew it at once', async ({ context }) => {
  await signIn(await context.newPage());
  const tabs = await Promise.all([context.newPage(), context.newPage()]);

  await Promise.all(tabs.map((tab) => tab.goto('/system')));

  for (const tab of tabs) await expect(tab.getByRole('button', { name: 'Account of testuser' })).toBeVisible();
});

test('the keyboard alone signs in and goes to a page', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('E-mail or user name')).toBeFocused();
  await page.keyboard.type('testuser');
  await page.keyboard.press('Tab');
  await page.keyboard.type('testpassword');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Account of testuser' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Go to a page or product')).toBeFocused();
  await page.keyboard.type('system');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Overview' })).toHaveCount(0);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'System' })).toBeVisible();
});

test('who may only read is offered nothing else, and told why', async ({ page }) => {
  await page.route('/api/users/me', async (route) => {
    const answer = await route.fetch();
    const me = (await answer.json()) as { permissions: string[] };
    const permissions = me.permissions.filter((permission) => permission.endsWith(':read'));
    await route.fulfill({ response: answer, json: { ...me, permissions } });
  });
  const runs: string[] = [];
  page.on('request', (request) => request.url().endsWith('/api/forecasts/run') && runs.push(request.method()));
  await signIn(page, '/forecasts');

  await page.getByRole('button', { name: 'Run now' }).press('Enter');
  await expect(page.getByRole('tooltip')).toHaveText(
    'Your role may not start forecasts. A planner or administrator can.',
  );
  expect(runs).toEqual([]);

  await page.goto('/system');
  await expect(page.getByRole('region', { name: 'Pipeline' })).toBeVisible();
});

test('light or dark follows the device until the user chooses', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/sign-in');
  await expectTheme(page, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expectTheme(page, 'light');

  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await page.reload();

  await expectTheme(page, 'dark');
});

test('no barrier to accessibility on sign-in, in light and in dark', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await expectNoBarriers(page);
});

const expectTheme = (page: Page, theme: string) =>
  expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
