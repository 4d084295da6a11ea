import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { Catalogue } from '@/shared/i18n/messages';
import { sharedMessages } from '@/shared/i18n/sharedMessages';
import { server } from '@/test/server';

configure({ asyncUtilTimeout: 10_000 }); // a busy machine is slow, not wrong

vi.mock('@microsoft/signalr', () => import('@/test/fakeHub'));

// Nothing is drawn without a browser, and the library may arrive when its document is gone.
vi.mock('@/charts/echarts', () => ({
  init: () => ({
    setOption: () => undefined,
    resize: () => undefined,
    dispose: () => undefined,
    convertToPixel: () => 0,
    convertFromPixel: () => 0,
    getWidth: () => 1,
  }),
}));

// What jsdom lacks of a browser.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = (): void => undefined;
    unobserve = (): void => undefined;
    disconnect = (): void => undefined;
  },
);
Object.defineProperty(navigator, 'languages', { value: ['en-GB', 'de-AT'] });
let lastHeld: Promise<unknown> = Promise.resolve();
Object.defineProperty(navigator, 'locks', {
  value: {
    request: (_name: string, held: () => Promise<unknown>) => (lastHeld = lastHeld.catch(() => null).then(held)),
  },
}); // one lock for all names will do
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;

// Pages wait for their words; tests of a part of one begin with them.
const catalogues = import.meta.glob<Record<string, Catalogue<unknown>>>('@/features/*/messages/index.ts', {
  eager: true,
});
beforeAll(async () => {
  await Promise.all(
    [sharedMessages, ...Object.values(catalogues).flatMap((module) => Object.values(module))].map(({ load }) =>
      load('en'),
    ),
  );
});

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  localStorage.clear();
  server.resetHandlers();
});
afterAll(() => server.close());
