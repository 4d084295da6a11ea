import { chromium } from '@playwright/test';
const [base, out, ...shots] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const shot of shots) {
  const [path, width, scheme, name] = shot.split('|');
  const context = await browser.newContext({ viewport: { width: Number(width), height: width === '390' ? 844 : 800 }, colorScheme: scheme, locale: 'en-GB' });
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()));
  await page.goto(`${base}/`);
  await page.getByRole('textbox', { name: /username|e-mail|name/i }).first().fill('testuser');
  await page.locator('input[type=password]').fill('testpassword');
  await page.keyboard.press('Enter');
  await page.waitForURL((u) => !u.pathname.includes('sign'), { timeout: 60000 }).catch(() => {});
  await page.waitForTimeout(2500);
  await page.goto(`${base}${path}`);
  await page.waitForTimeout(6000);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: false });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) console.log(name, 'overflows by', overflow);
  await context.close();
}
await browser.close();
