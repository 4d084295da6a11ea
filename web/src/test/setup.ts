import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
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
let lastHeld: Promise<unknown> = Promise.resolve();
Object.defineProperty(navigator, 'locks', {
  value: {
    request: (_name: string, held: () => Promise<unknown>) => (lastHeld = lastHeld.catch(() => null).then(held)),
  },
}); // one lock for all names will do
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  localStorage.clear();
  server.resetHandlers();
});
afterAll(() => server.close());
