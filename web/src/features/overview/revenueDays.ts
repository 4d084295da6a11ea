import type { Answer } from '@/shared/api/read';
import { addDays, daysIn, type DayRange } from '@/shared/filters/period';

type Trend = Answer<'/api/revenue/daily-trend'>;
type Forecast = Answer<'/api/analytics/forecast/revenue'>;

/** One place on the axis: what happened, what it is compared with, and what is expected. */
export interface RevenueDay {
  readonly day: string;
  readonly actual: number | null;
  readonly partial: boolean;
  readonly compareDay: string | null;
  readonly compared: number | null;
  readonly expected: Forecast['days'][number] | null;
}

const fewestDays = 14;
const fewestAhead = 7;

/** A single day says nothing about its course: then the chart shows the two weeks up to it. */
export const chartRange = (range: DayRange): DayRange =>
  daysIn(range) > 1 ? range : { from: addDays(range.to, 1 - fewestDays), to: range.to };

/** The days of the period and, where it ends today, half as many of those to come. */
export function revenueDays(trend: Trend, forecast: Forecast | undefined, today: string): RevenueDay[] {
  const ahead = Math.max(fewestAhead, Math.round(trend.days.length / 2));
  const endsToday = trend.days.at(-1)?.day === today;
  const expected = new Map(endsToday ? forecast?.days.slice(0, ahead + 1).map((day) => [day.day, day]) : []);

  const past = trend.days.map(({ day, revenue, partial, compareDay, compareRevenue }) => ({
    day,
    actual: revenue,
    partial,
    compareDay,
    compared: compareRevenue,
    expected: expected.get(day) ?? null,
  }));
  const coming = [...expected.values()]
    .filter(({ day }) => day > today)
    .map((day) => ({ day: day.day, actual: null, partial: false, compareDay: null, compared: null, expected: day }));
  return [...past, ...coming];
}
