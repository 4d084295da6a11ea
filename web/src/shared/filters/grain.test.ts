import { expect, test } from 'vitest';
import { fittingGrain, grainOf } from '@/shared/filters/grain';

test.each([
  ['2026-10-26', '2026-11-24', 320, 'day'],
  ['2026-08-27', '2026-11-24', 320, 'week'],
  ['2026-08-27', '2026-11-24', 800, 'day'],
  ['2026-01-01', '2026-11-24', 800, 'week'],
  ['2026-01-01', '2026-11-24', 2_000, 'day'],
  ['2021-01-01', '2026-11-24', 800, 'month'],
] as const)('from %s to %s on %i pixels a course is cut by %s', (from, to, width, grain) => {
  expect(fittingGrain({ from, to }, width)).toBe(grain);
});

test('weeks are whole from Monday to Sunday, months as long as they are', () => {
  expect(grainOf('week', '2026-11-24')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(grainOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(grainOf('day', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' });
});
