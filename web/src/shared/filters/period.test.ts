import { expect, test } from 'vitest';
import { dayAt, isDay, resolveComparison, resolvePeriod } from '@/shared/filters/period';

test.each([
  ['today', '2026-11-24'],
  ['7d', '2026-11-18'],
  ['30d', '2026-10-26'],
  ['90d', '2026-08-27'],
  ['month', '2026-11-01'],
  ['year', '2026-01-01'],
] as const)('%s ends today and begins on %s', (period, from) => {
  expect(resolvePeriod(period, '2026-11-24')).toEqual({ from, to: '2026-11-24' });
});

test.each([
  ['today', '2026-12-01', '2026-12-01', '2026-12-01'],
  ['7d', '2026-12-01', '2026-11-24', '2026-11-30'],
  ['month', '2026-12-01', '2026-11-01', '2026-11-30'], // on the first, the month that is complete
  ['year', '2026-12-01', '2026-01-01', '2026-11-30'],
] as const)('%s of complete days only, on %s', (period, today, from, to) => {
  expect(resolvePeriod(period, today, true)).toEqual({ from, to });
});

test.each([
  ['previous', '2026-10-31', '2026-11-09'],
  ['weekday', '2026-10-27', '2026-11-05'], // two whole weeks, so that Tuesdays meet Tuesdays
  ['year', '2025-11-10', '2025-11-19'],
] as const)('ten days are compared with as many: %s', (comparison, from, to) => {
  expect(resolveComparison(comparison, { from: '2026-11-10', to: '2026-11-19' })).toEqual({ from, to });
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
