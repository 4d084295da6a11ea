import { expect, test } from 'vitest';
import {
  dayAt,
  isDay,
  isRange,
  resolveComparison,
  resolvePeriod,
  startOfNext,
  stepped,
  usualComparison,
} from '@/shared/filters/period';

test.each([
  ['today', '2026-11-24', '2026-11-24'],
  ['yesterday', '2026-11-23', '2026-11-23'],
  ['week', '2026-11-23', '2026-11-24'], // a Tuesday
  ['lastWeek', '2026-11-16', '2026-11-22'],
  ['month', '2026-11-01', '2026-11-24'],
  ['lastMonth', '2026-10-01', '2026-10-31'],
  ['quarter', '2026-10-01', '2026-11-24'],
  ['lastQuarter', '2026-07-01', '2026-09-30'],
  ['year', '2026-01-01', '2026-11-24'],
  ['lastYear', '2025-01-01', '2025-12-31'],
  ['7d', '2026-11-18', '2026-11-24'],
  ['30d', '2026-10-26', '2026-11-24'],
  ['90d', '2026-08-27', '2026-11-24'],
  ['365d', '2025-11-25', '2026-11-24'],
] as const)('%s is from %s to %s', (period, from, to) => {
  expect(resolvePeriod(period, '2026-11-24')).toEqual({ from, to });
});

test.each([
  ['today', '2026-12-01', '2026-12-01', '2026-12-01'],
  ['7d', '2026-12-01', '2026-11-24', '2026-11-30'],
  ['week', '2026-11-30', '2026-11-23', '2026-11-29'], // on a Monday, the week that is complete
  ['month', '2026-12-01', '2026-11-01', '2026-11-30'], // on the first, the month that is complete
  ['lastMonth', '2026-12-01', '2026-11-01', '2026-11-30'],
  ['year', '2026-12-01', '2026-01-01', '2026-11-30'],
] as const)('%s of complete days only, on %s', (period, today, from, to) => {
  expect(resolvePeriod(period, today, true)).toEqual({ from, to });
});

test.each([
  ['previous', '2026-10-31', '2026-11-09'],
  ['weekday', '2026-10-27', '2026-11-05'], // two whole weeks, so that Tuesdays meet Tuesdays
  ['year', '2025-11-10', '2025-11-19'],
  ['yearWeekday', '2025-11-11', '2025-11-20'],
] as const)('ten days are compared with as many: %s', (comparison, from, to) => {
  expect(resolveComparison(comparison, { from: '2026-11-10', to: '2026-11-19' })).toEqual({ from, to });
});

test('this year so far stands beside the same days of last year', () => {
  const range = resolvePeriod('year', '2026-12-01');

  expect(usualComparison('year', range)).toBe('year');
  expect(resolveComparison('year', range)).toEqual({ from: '2025-01-01', to: '2025-12-01' });
});

test.each([
  ['weekday', ['today', 'yesterday', 'week', 'lastWeek', '7d', '30d', '90d']],
  ['year', ['month', 'lastMonth', 'quarter', 'lastQuarter', 'year', 'lastYear', '365d']],
] as const)('compared by %s unless another is chosen: %s', (comparison, names) => {
  for (const name of names) expect(usualComparison(name, resolvePeriod(name, '2026-11-24')), name).toBe(comparison);
});

test.each([
  ['2026-10-01', '2026-10-31', 'year'],
  ['2026-10-01', '2026-10-30', 'weekday'],
  ['2026-01-01', '2026-06-30', 'year'],
] as const)('days of one’s own from %s to %s are compared by what they are: %s', (from, to, comparison) => {
  expect(usualComparison('custom', { from, to })).toBe(comparison);
});

const chosen = (period: Parameters<typeof usualComparison>[0], from: string, to: string, completeOnly = false) => ({
  period,
  range: { from, to },
  completeOnly,
});

test.each([
  [chosen('month', '2026-11-01', '2026-11-24'), -1, chosen('lastMonth', '2026-10-01', '2026-10-31')],
  [chosen('lastMonth', '2026-10-01', '2026-10-31'), -1, chosen('custom', '2026-09-01', '2026-09-30')],
  [chosen('custom', '2026-09-01', '2026-09-30'), 1, chosen('lastMonth', '2026-10-01', '2026-10-31')],
  [chosen('lastMonth', '2026-10-01', '2026-10-31'), 1, chosen('month', '2026-11-01', '2026-11-24')],
  [chosen('lastYear', '2025-01-01', '2025-12-31'), 1, chosen('year', '2026-01-01', '2026-11-24')],
  [chosen('week', '2026-11-23', '2026-11-24'), -1, chosen('lastWeek', '2026-11-16', '2026-11-22')],
  [chosen('today', '2026-11-24', '2026-11-24'), -1, chosen('yesterday', '2026-11-23', '2026-11-23')],
  [chosen('yesterday', '2026-11-23', '2026-11-23'), -1, chosen('custom', '2026-11-22', '2026-11-22')],
  [chosen('30d', '2026-10-26', '2026-11-24'), -1, chosen('custom', '2026-09-26', '2026-10-25')],
  [chosen('custom', '2026-09-26', '2026-10-25'), 1, chosen('30d', '2026-10-26', '2026-11-24')],
  [chosen('7d', '2026-11-17', '2026-11-23', true), -1, chosen('custom', '2026-11-10', '2026-11-16', true)],
  [chosen('custom', '2026-11-10', '2026-11-19'), 1, chosen('custom', '2026-11-20', '2026-11-24')],
  [chosen('month', '2026-11-01', '2026-11-24'), 1, null],
  [chosen('today', '2026-11-24', '2026-11-24'), 1, null],
] as const)('%j, one step on (%i), is %j', (from, step, to) => {
  expect(stepped(from, step, '2026-11-24')).toEqual(to);
});

test('months end on their last day, and years after December', () => {
  expect([startOfNext('month', '2028-02-10'), startOfNext('quarter', '2026-11-24'), startOfNext('year', '2026-11-24')])
    .toEqual(['2028-03-01', '2027-01-01', '2027-01-01']); // prettier-ignore
});

test('a year before a leap day is the last of February', () => {
  expect(resolveComparison('year', { from: '2024-02-29', to: '2024-02-29' })).toEqual({
    from: '2023-02-28',
    to: '2023-02-28',
  });
});

test('the business day is that of the business, not of the browser', () => {
  const instant = Date.parse('2026-03-29T22:30:00Z');

  expect(dayAt(instant, 'Europe/Berlin')).toBe('2026-03-30');
  expect(dayAt(instant, 'America/New_York')).toBe('2026-03-29');
});

test('what is no day is refused', () => {
  expect(['2026-02-30', '26-02-01', '', null, '2026-02-28'].map(isDay)).toEqual([false, false, false, false, true]);
});

test('days are asked for as far as the API answers', () => {
  expect(isRange('2016-11-25', '2026-11-24')).toBe(true);
  expect([
    isRange('2016-11-24', '2026-11-24'),
    isRange('1969-12-31', '1970-01-02'),
    isRange('2026-11-24', '2026-11-23'),
  ]).toEqual([false, false, false]);
});
