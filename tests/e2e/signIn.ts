import type { Page } from '@playwright/test';
import { logIn } from './api';
import { open } from './signedIn';

/** Signs in without the form, which is tested on its own. */
export async function signIn(page: Page, address?: string): Promise<void> {
  await logIn(page.request);
  await open(page, address);
}

export async function fillIn(page: Page, user: string, password: string): Promise<void> {
  await page.getByLabel('E-mail or user name').fill(user);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
