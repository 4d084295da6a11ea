import { expect, test } from 'vitest';
import { receive } from '@/features/overview/feed';
import { sale } from '@/test/sales';

const most = 3;
const ids = (sales: readonly { eventId: string }[]) => sales.map(({ eventId }) => eventId);
const sales = (...minutes: number[]) => minutes.map((minute) => sale({ eventId: `at ${minute}`, minute }));

test('new sales come first and the oldest leave', () => {
  const feed = receive({ shown: sales(3, 2, 1), waiting: [] }, sales(4), false, most);

  expect(ids(feed.shown)).toEqual(['at 4', 'at 3', 'at 2']);
});

test('a held list stays as it is, and what came is counted once', () => {
  const held = receive({ shown: sales(2, 1), waiting: [] }, sales(3), true, most);
  const again = receive(held, sales(4, 3), true, most);

  expect(ids(again.shown)).toEqual(['at 2', 'at 1']);
  expect(ids(again.waiting)).toEqual(['at 4', 'at 3']);
});

test('what waited comes in when it is let go', () => {
  const feed = receive({ shown: sales(2, 1), waiting: sales(4, 3) }, [], false, most);

  expect(ids(feed.shown)).toEqual(['at 4', 'at 3', 'at 2']);
  expect(feed.waiting).toEqual([]);
});

test('known sales, and those too old for the list, change nothing', () => {
  const feed = { shown: sales(4, 3, 2), waiting: [] };

  expect(receive(feed, sales(1, 2, 3), false, most)).toBe(feed);
});

test('an empty list has nothing that could move', () => {
  expect(ids(receive({ shown: [], waiting: [] }, sales(1), true, most).shown)).toEqual(['at 1']);
});

test('a sale that is told twice at once is shown once, and a list begins with no more than it holds', () => {
  expect(ids(receive({ shown: [], waiting: [] }, sales(5, 4, 3, 2, 5, 4), false, most).shown)).toEqual([
    'at 5',
    'at 4',
    'at 3',
  ]);
});
