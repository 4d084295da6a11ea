import { expect, test } from 'vitest';
import { readFilters, zoomIn, zoomOut } from '@/shared/filters/useFilters';

const read = (search: string) => readFilters(new URLSearchParams(search), '2026-11-24');

test('without a word it is the last 30 days against the same weekdays before', () => {
  expect(read('')).toMatchObject({
    period: '30d',
    isUsualPeriod: true,
    range: { from: '2026-10-26', to: '2026-11-24' },
    compared: { from: '2026-09-21', to: '2026-10-20' },
    query: { from: '2026-10-26', to: '2026-11-24', compare: 'weekday' },
    unread: [],
  });
});

test('the comparison follows the period, until one is chosen', () => {
  expect(read('period=year')).toMatchObject({
    comparison: 'year',
    compared: { from: '2025-01-01', to: '2025-11-24' },
    isUsualPeriod: false,
  });
  expect(read('period=year&compare=previous').comparison).toBe('previous');
  expect(read('period=7d&compare=yearWeekday').compared).toEqual({ from: '2025-11-19', to: '2025-11-25' });
});

test('days of one’s own, compared with days of one’s own', () => {
  const { query } = read(
    'period=custom&from=2026-01-05&to=2026-01-11&compare=custom&compareFrom=2025-01-06&compareTo=2025-01-12&country=DE',
  );

  expect(query).toEqual({
    from: '2026-01-05',
    to: '2026-01-11',
    compare: 'custom',
    compareFrom: '2025-01-06',
    compareTo: '2025-01-12',
    country: 'DE',
  });
});

test('two days are enough to say which', () => {
  expect(read('from=2026-01-05&to=2026-01-11')).toMatchObject({
    period: 'custom',
    range: { from: '2026-01-05', to: '2026-01-11' },
    unread: [],
  });
});

test.each([
  ['period=custom', 'period'],
  ['period=custom&from=2026-02-01&to=2026-01-01', 'from to'],
  ['period=custom&from=2026-02-30&to=2026-03-01', 'from to'],
  ['from=1900-01-01&to=2026-01-01', 'from to'],
  ['period=often', 'period'],
  ['compare=custom', 'compare'],
  ['compare=sometimes&grain=hour&days=some', 'days compare grain'],
])(
  'a link that says nothing sensible shows the usual, and what it is that nobody understands: %s',
  (search, unread) => {
    const filters = read(search);

    expect(filters).toMatchObject({ period: '30d', comparison: 'weekday', grain: null });
    expect(filters.unread.map(({ name }) => name).join(' ')).toBe(unread);
  },
);

test('complete days only leave the running one out', () => {
  expect(read('days=complete').range).toEqual({ from: '2026-10-25', to: '2026-11-23' });
});

test('no comparison is a choice, too', () => {
  expect(read('compare=none')).toMatchObject({ compared: null, query: { compare: 'none' } });
});

test('one finds back out to where one zoomed in first', () => {
  const days = { from: '2026-11-02', to: '2026-11-08' };
  const into = zoomIn(read('period=90d'), days);
  expect(into).toEqual({ period: 'custom', ...days, out: '90d' });
  const further = read('period=custom&from=2026-11-02&to=2026-11-08&out=90d');
  expect(zoomIn(further, { from: days.from, to: days.from }).out).toBe('90d');

  expect(zoomOut(further)).toEqual({ period: '90d', from: null, to: null, out: null });
  expect(zoomOut(read('out=2026-01-01..2026-06-30'))).toMatchObject({ from: '2026-01-01', to: '2026-06-30' });
  expect([zoomOut(read('')), zoomOut(read('out=there'))]).toEqual([null, null]);
});
