import { expect, test } from 'vitest';
import { ranked, rankOf } from '@/app/ranking';

test.each([
  ['in', 'Inventory', 0],
  ['INV', 'Inventory', 0],
  ['tea', 'Green tea', 1],
  ['dark', 'Switch to dark', 1],
  ['tory', 'Inventory', 2],
  ['xyz', 'Inventory', null],
  ['', 'Inventory', 0],
])('%j fits %j as %j', (typed, name, rank) => {
  expect(rankOf(name, typed)).toBe(rank);
});

test('the best fit comes first, by any of its names, and equals stay in order', () => {
  const items = [['Steamed milk'], ['Green tea'], ['Go to Teapots', 'Teapots'], ['Tea towel'], ['Mug']].map(
    (names) => ({
      names,
    }),
  );

  expect(ranked(items, 'tea').map(({ names }) => names[0])).toEqual([
    'Go to Teapots',
    'Tea towel',
    'Green tea',
    'Steamed milk',
  ]);
});
