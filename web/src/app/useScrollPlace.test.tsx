import { act, fireEvent, screen } from '@testing-library/react';
import { Link, Outlet, type RouteObject, useNavigate } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useScrollPlace } from '@/app/useScrollPlace';
import { renderAt } from '@/test/renderAt';

const screenHeight = 800;
let pageHeight: number;
let scrollY: number;
let tellSize: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  [pageHeight, scrollY, tellSize] = [5_000, 0, () => undefined];
  vi.spyOn(window, 'scrollY', 'get').mockImplementation(() => scrollY);
  vi.spyOn(window, 'scrollTo').mockImplementation((_x: number, y: number) => scroll(y));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        tellSize = tell;
      }
      observe = (): void => undefined;
      unobserve = (): void => undefined;
      disconnect = (): void => void (tellSize = () => undefined);
    },
  );
});
afterEach(() => void vi.useRealTimers());

/** As far as the page is long. */
function scroll(y: number): void {
  scrollY = Math.max(0, Math.min(y, pageHeight - screenHeight));
  window.dispatchEvent(new Event('scroll'));
}

function grow(height: number): void {
  pageHeight = height;
  tellSize();
}

function Frame() {
  useScrollPlace();
  const navigate = useNavigate();
  return (
    <>
      <Link to="/list">List</Link>
      <Link to="/list?sort=name">Sorted</Link>
      <Link to="/product">Product</Link>
      <button onClick={() => void navigate(-1)}>Back</button>
      <Outlet />
    </>
  );
}

/** On the list, so far down. */
async function begin(y: number): Promise<void> {
  renderAt('/', routes);
  await click('List');
  scroll(y);
}

const routes: RouteObject[] = [{ element: <Frame />, children: [{ path: '*', element: null }] }];
const click = (text: string) => act(() => Promise.resolve(void fireEvent.click(screen.getByText(text))));

test('a new page begins at its top, and going back leads to the exact place', async () => {
  await begin(3_217);

  await click('Product');
  expect(scrollY).toBe(0);
  scroll(40);
  await click('Back');

  expect(scrollY).toBe(3_217);
});

test('a change within the page moves nothing', async () => {
  await begin(700);

  await click('Sorted');

  expect(scrollY).toBe(700);
});

test('the place is reached when what is below it has come, however late', async () => {
  await begin(3_217);
  await click('Product');

  pageHeight = 900;
  await click('Back');
  expect(scrollY).toBe(100);
  await act(() => vi.advanceTimersByTimeAsync(4_000));
  grow(2_000);
  grow(5_000);
  expect(scrollY).toBe(3_217);

  grow(5_400); // above the place, something comes even later
  expect(scrollY).toBe(3_217);
  await click('Product');
  await click('Back');
  expect(scrollY).toBe(3_217);
});

test('whoever scrolls meanwhile is not taken back', async () => {
  await begin(3_217);
  await click('Product');
  pageHeight = 2_000;
  await click('Back');

  window.dispatchEvent(new Event('wheel'));
  scroll(600);
  grow(5_000);

  expect(scrollY).toBe(600);
});

test('a page that never gets as long as it was is left alone after a while', async () => {
  await begin(3_217);
  await click('Product');
  pageHeight = 2_000;
  await click('Back');

  await act(() => vi.advanceTimersByTimeAsync(11_000));
  scroll(600);
  grow(5_000);

  expect(scrollY).toBe(600);
});
