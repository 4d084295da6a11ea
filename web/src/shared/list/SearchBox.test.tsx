import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useUrl } from '@/shared/filters/useUrl';
import { SearchBox } from '@/shared/list/SearchBox';
import { renderAt } from '@/test/renderAt';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

let asked: string[];

/** A page whose address follows so many milliseconds late, as it does where drawing the list takes long. */
function Slow({ lateMs }: { lateMs: number }) {
  const [params, change] = useUrl();
  const navigate = useNavigate();
  const [other, setOther] = useState(0);

  return (
    <>
      <SearchBox
        label="Search"
        value={params.get('search') ?? ''}
        onSearch={(text) => {
          asked.push(text);
          setTimeout(() => change({ search: text }, true), lateMs);
        }}
      />
      <button onClick={() => void navigate('?search=tea')}>Tea</button>
      <button onClick={() => void navigate(-1)}>Back</button>
      <button onClick={() => setOther(other + 1)}>Draw again {other}</button>
    </>
  );
}

function show(lateMs: number, address = '/list') {
  asked = [];
  return renderAt(address, [{ path: '/list', element: <Slow lateMs={lateMs} /> }]);
}

const box = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Search' });
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** Key by key, as a browser does it: onto what stands in the box by then. */
async function press(keys: string, everyMs: number): Promise<void> {
  for (const key of keys) {
    fireEvent.change(box(), { target: { value: box().value + key } });
    await wait(everyMs);
  }
}

const click = async (name: RegExp | string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await wait(0);
};

test.each([
  [30, 0],
  [30, 500],
  [150, 170],
  [250, 10],
  [250, 700],
])('no letter is lost where one types every %i ms and the address follows %i ms late', async (everyMs, lateMs) => {
  const where = show(lateMs);

  await press('rainbow', everyMs);
  expect(box()).toHaveValue('rainbow');
  await wait(2_000);

  expect(box()).toHaveValue('rainbow');
  expect(where.location.search).toBe('?search=rainbow');
});

test('the address follows when one pauses, not with each key', async () => {
  show(0);

  await press('rainbow', 50);
  expect(asked).toEqual([]);
  await wait(300);

  expect(asked).toEqual(['rainbow']);
});

test('what is taken back while the address is under way stays taken back', async () => {
  const where = show(500);
  await press('tea', 10);
  await wait(250);

  fireEvent.change(box(), { target: { value: '' } });
  await wait(2_000);

  expect(box()).toHaveValue('');
  expect(where.location.search).toBe('');
});

test('going back shows what the address said', async () => {
  show(0, '/list?search=jam');
  await click('Tea');
  expect(box()).toHaveValue('tea');

  await press('pot', 50);
  await wait(300);
  expect(box()).toHaveValue('teapot');
  await click('Back');

  expect(box()).toHaveValue('jam');
});

test('Enter and leaving the box ask at once', async () => {
  show(0);

  await press('tea', 10);
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(asked).toEqual(['tea']);
  await press('s', 10);
  fireEvent.blur(box());
  await wait(1_000);

  expect(asked).toEqual(['tea', 'teas']);
});
