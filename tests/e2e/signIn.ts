import type { Page } from '@playwright/test';
import { logIn } from './api';

/** As the planner that every development system has; what the form does is tested on its own. */
export async function signIn(page: Page, address = '/'): Promise<void> {
  await logIn(page.request);
  await page.goto(address);
  await page.getByRole('button', { name: 'Account of testuser' }).waitFor();
}

export async function fillIn(page: Page, user: string, password: string): Promise<void> {
  await page.getByLabel('E-mail or user name').fill(user);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
