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
  // First shops whose numbers are known, last what disturbs everybody. Each step waits for all of the one before, and begins with
  // browsers of its own: few steps are fast.
  projects: [
    { name: 'shops', testMatch: /shops\.setup\.ts/ },
    { name: 'pages', dependencies: ['shops'], testIgnore: /(setup|restart\.spec)\.ts/ },
    { name: 'restart', dependencies: ['pages'], testMatch: /restart\.spec\.ts/ },
  ],
  use: {
    baseURL: url ?? `http://localhost:${port}`,
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' }, // drawing every step of a fade takes longer than what is tested
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false }, // both cost more than the page itself
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
