import { expect, test } from 'vitest';
import { chartRange, revenueDays } from '@/features/overview/revenueDays';
import type { Answer } from '@/shared/api/read';
import { addDays } from '@/shared/filters/period';
import { trend } from '@/test/fixtures';

const today = '2026-11-24';
const forecast = {
  days: Array.from({ length: 30 }, (_, index) => ({ day: addDays(today, index), p50: 100 + index })),
} as unknown as Answer<'/api/analytics/forecast/revenue'>;

test('the days to come follow those that were, half as many', () => {
  const days = revenueDays(trend(), forecast, today);

  expect(days).toHaveLength(30 + 15);
  expect(days[29]).toMatchObject({ day: today, actual: 69, partial: true, expected: { p50: 100 } });
  expect(days.at(-1)).toMatchObject({ day: '2026-12-09', actual: null, expected: { p50: 115 } });
});

test('a period of the past has nothing to come', () => {
  const past = { ...trend(), days: trend().days.slice(0, 20) };

  expect(revenueDays(past, forecast, today)).toHaveLength(20);
});

test('without a forecast the days stand alone', () => {
  expect(revenueDays(trend(), undefined, today)).toHaveLength(30);
});

test('one day is shown at the end of two weeks, more are shown as they are', () => {
  expect(chartRange({ from: today, to: today })).toEqual({ from: '2026-11-11', to: today });
  expect(chartRange({ from: '2026-11-18', to: today })).toEqual({ from: '2026-11-18', to: today });
});
