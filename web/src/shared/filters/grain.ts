import { addDays, daysIn, type DayRange, startOf, startOfNext } from '@/shared/filters/period';

/** What a course is cut into. */
export const grains = ['day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];

const daysOf = { day: 1, week: 7, month: 30.4 };
const leastWidth = 6;

/** The finest of them of which each has room to be seen. */
export function fittingGrain(range: DayRange, width: number): Grain {
  const fits = (grain: Grain): boolean => (daysIn(range) / daysOf[grain]) * leastWidth <= width;
  return grains.find(fits) ?? 'month';
}

/** The first and the last day of the week or month that a day lies in. */
export const grainOf = (grain: Grain, day: string): DayRange =>
  grain === 'day' ? { from: day, to: day } : { from: startOf(grain, day), to: addDays(startOfNext(grain, day), -1) };
