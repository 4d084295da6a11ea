import { expect, test } from 'vitest';
import { readFilters } from '@/shared/filters/useFilters';

const read = (search: string) => readFilters(new URLSearchParams(search), '2026-11-24');

test('without a word it is the last 30 days against the 30 before', () => {
  expect(read('')).toMatchObject({
    period: '30d',
    range: { from: '2026-10-26', to: '2026-11-24' },
    compared: { from: '2026-09-26', to: '2026-10-25' },
    query: { from: '2026-10-26', to: '2026-11-24', compare: 'previous' },
  });
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

test.each(['period=custom', 'period=custom&from=2026-02-01&to=2026-01-01', 'period=often', 'compare=custom'])(
  'a link that says nothing sensible shows the default: %s',
  (search) => {
    expect(read(search)).toMatchObject({ period: '30d', comparison: 'previous' });
  },
);

test('complete days only leave the running one out', () => {
  expect(read('days=complete').range).toEqual({ from: '2026-10-25', to: '2026-11-23' });
});

test('no comparison is a choice, too', () => {
  expect(read('compare=none')).toMatchObject({ compared: null, query: { compare: 'none' } });
});
