import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { defineConfig } from '@playwright/test';

const root = new URL('../..', import.meta.url).pathname;
const browser = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

// Workers load this file again and must find the same system. BIZPULSE_URL points the tests at one that runs already.
process.env['E2E_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const url = process.env['BIZPULSE_URL'];

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  // First a shop whose numbers are known; its forecasts are made while the pages that need none are looked at; last what
  // disturbs everybody.
  projects: [
    { name: 'shop', testMatch: /shop\.setup\.ts/ },
    { name: 'planning', dependencies: ['shop'], testMatch: /planning\.setup\.ts/ },
    { name: 'pages', dependencies: ['shop'], testMatch: /(access|overview|system)\.spec\.ts/ },
    { name: 'planned', dependencies: ['planning'], testMatch: /(inventory|forecasts)\.spec\.ts/ },
    { name: 'restart', dependencies: ['pages', 'planned'], testMatch: /restart\.spec\.ts/ },
  ],
  use: {
    baseURL: url ?? `http://localhost:${port}`,
    locale: 'en-GB',
    trace: { mode: 'retain-on-failure', screenshots: false }, // a picture of every frame costs more than the page itself
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--disable-gpu', // there is none, and imitating one takes half of the processor
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // root may not use the sandbox
      ],
    },
  },
  webServer: url
    ? undefined
    : {
        command: `rm -rf .bizpulse/test/e2e && exec ./start.sh --no-demo --port ${port}`,
        cwd: root,
        env: { BIZPULSE_HOME: `${root}.bizpulse/test/e2e` },
        url: `http://localhost:${port}/api/health`,
        timeout: 240_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
      },
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}
