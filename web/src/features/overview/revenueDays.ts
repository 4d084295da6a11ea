import type { Answer } from '@/shared/api/read';
import { type Grain, grainOf } from '@/shared/filters/grain';
import { addDays, daysIn, type DayRange } from '@/shared/filters/period';

type Trend = Answer<'/api/revenue/daily-trend'>;
type Forecast = Answer<'/api/analytics/forecast/revenue'>;

/** One place on the axis, a day or several: what happened, what it is compared with, and what is expected. */
export interface RevenueDay {
  readonly day: string;
  /** The last one; the same, unless days were put together. */
  readonly to: string;
  readonly actual: number | null;
  /** Not over, or cut off by the period. */
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
    to: day,
    actual: revenue,
    partial,
    compareDay,
    compared: compareRevenue,
    expected: expected.get(day) ?? null,
  }));
  const coming = [...expected.values()]
    .filter(({ day }) => day > today)
    .map((day) => ({
      day: day.day,
      to: day.day,
      actual: null,
      partial: false,
      compareDay: null,
      compared: null,
      expected: day,
    }));
  return [...past, ...coming];
}

/** Days put together by week or month. What is expected of single days is not: chances do not add up. */
export function byGrain(days: readonly RevenueDay[], grain: Grain): readonly RevenueDay[] {
  if (grain === 'day') return days;

  const groups = new Map<string, RevenueDay[]>();
  for (const one of days.filter(({ actual }) => actual !== null)) {
    const start = grainOf(grain, one.day).from;
    groups.set(start, [...(groups.get(start) ?? []), one]);
  }
  return [...groups].map(([start, parts]): RevenueDay => {
    const [first, last] = [parts[0], parts.at(-1)];
    const whole = first?.day === start && last?.to === grainOf(grain, start).to;
    return {
      day: first?.day ?? start,
      to: last?.to ?? start,
      actual: sumOf(parts.map(({ actual }) => actual)),
      partial: !whole || parts.some(({ partial }) => partial),
      compareDay: parts.find(({ compareDay }) => compareDay)?.compareDay ?? null,
      compared: sumOf(parts.map(({ compared }) => compared)),
      expected: null,
    };
  });
}

/** Of what is known; null where nothing is. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
