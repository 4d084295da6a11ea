import { expect, test } from 'vitest';
import { asWritten, oneOf, readListView, someOf } from '@/shared/list/listView';
import { nextSorting } from '@/shared/list/sorting';

const shape = {
  filters: { search: asWritten, risk: someOf(['out', 'low']), due: oneOf(['overdue']) },
  sorts: { risk: 'desc', name: 'asc' },
  firstSort: 'risk',
} as const;
const read = (search: string) => readListView(shape, new URLSearchParams(search));

test('an address is read as the question it stands for', () => {
  expect(read('search=tea&risk=low,nonsense,out&sort=name&direction=desc').query).toEqual({
    search: 'tea',
    risk: 'out,low',
    due: '',
    sort: 'name',
    direction: 'desc',
  });
});

test.each([
  ['', { sort: 'risk', direction: 'desc' }],
  ['sort=name', { sort: 'name', direction: 'asc' }],
  ['sort=nonsense&direction=asc', { sort: 'risk', direction: 'desc' }],
  ['sort=name&direction=sideways', { sort: 'name', direction: 'asc' }],
])('%j is in the order that its words make', (search, sorting) => {
  expect(read(search).sorting).toEqual(sorting);
});

test.each([
  ['search=a,b&risk=out,low&due=overdue&sort=name', []],
  ['sort=orderBy2', [{ name: 'sort', value: 'orderBy2' }]],
  [
    'risk=out,nonsense&due=soon&direction=sideways',
    [
      { name: 'risk', value: 'out,nonsense' },
      { name: 'due', value: 'soon' },
    ],
  ],
])('what %j says and nobody understands is told', (search, unread) => {
  expect(read(search).unread).toEqual(unread);
});

test('an order is no filter', () => {
  expect(['sort=name', 'risk=nonsense', 'risk=out'].map((search) => read(search).filtered)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a heading turns its own order round, and another one begins with its first direction', () => {
  expect(nextSorting({ sort: 'name', direction: 'asc' }, 'name', 'asc')).toEqual({ sort: 'name', direction: 'desc' });
  expect(nextSorting({ sort: 'name', direction: 'asc' }, 'cover', 'asc')).toEqual({ sort: 'cover', direction: 'asc' });
});
