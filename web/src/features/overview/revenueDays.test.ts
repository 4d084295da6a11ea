import { expect, test } from 'vitest';
import { byGrain, chartRange, revenueDays } from '@/features/overview/revenueDays';
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

test.each(['week', 'month'] as const)('the sums of each %s are the sums of its days', (grain) => {
  const days = revenueDays(trend(), undefined, today);
  const groups = byGrain(days, grain);

  for (const name of ['actual', 'compared'] as const) {
    const sum = (all: typeof groups) => all.reduce((total, one) => total + (one[name] ?? 0), 0);
    expect(sum(groups)).toBe(sum(days));
    for (const { day, to, ...group } of groups)
      expect(group[name]).toBe(sum(days.filter((one) => one.day >= day && one.day <= to)));
  }
  expect(groups.flatMap(({ day, to }) => [day, to])).toEqual(
    grain === 'week'
      ? [
          ...['2026-10-26', '2026-11-01', '2026-11-02', '2026-11-08', '2026-11-09', '2026-11-15'],
          ...['2026-11-16', '2026-11-22', '2026-11-23', '2026-11-24'],
        ]
      : ['2026-10-26', '2026-10-31', '2026-11-01', '2026-11-24'],
  );
});

test('what the period cuts off or is not over is no whole week', () => {
  const partial = (grain: 'week' | 'month') =>
    byGrain(revenueDays(trend(), undefined, today), grain).map((group) => group.partial);

  expect(partial('week')).toEqual([false, false, false, false, true]);
  expect(partial('month')).toEqual([true, true]);
});

test('nothing is expected of weeks: chances do not add up', () => {
  expect(byGrain(revenueDays(trend(), forecast, today), 'week').every(({ expected }) => expected === null)).toBe(true);
});

test('one day is shown at the end of two weeks, more are shown as they are', () => {
  expect(chartRange({ from: today, to: today })).toEqual({ from: '2026-11-11', to: today });
  expect(chartRange({ from: '2026-11-18', to: today })).toEqual({ from: '2026-11-18', to: today });
});
