import { expect, test } from 'vitest';
import { keepOrder } from '@/shared/list/steadyOrder';

const rows = (text: string) => text.split(' ').map((word) => ({ key: word.charAt(0), value: word.slice(1) }));
const keep = (shown: string, newest: string) => {
  const { items, changed } = keepOrder(rows(shown), rows(newest), (row) => row.key);
  return [items.map((row) => row.key + row.value).join(' '), changed];
};

test.each([
  ['values change, places do not', 'a1 b1 c1', 'a2 b1 c3', 'a2 b1 c3', false],
  ['a new order waits', 'a1 b1 c1', 'c2 a1 b1', 'a1 b1 c2', true],
  ['what is gone stays as last seen', 'a1 b1 c1', 'a2 c2', 'a2 b1 c2', true],
  ['what is new comes last', 'a1 b1', 'x1 a1 b1', 'a1 b1 x1', true],
  ['a further page is no change of order', 'a1 b1', 'a1 b1 c1 d1', 'a1 b1 c1 d1', false],
])('%s', (_, shown, newest, expected, changed) => {
  expect(keep(shown, newest)).toEqual([expected, changed]);
});
