import type { Forecast } from '@/features/forecasts/queries';

export type Band = Forecast['days'][number];
export type DayState = Forecast['history'][number]['state'];

/** One day of the chart: what happened, what may, and what was thought before. */
export interface TimelineDay {
  readonly day: string;
  /** Null: nothing is known, or it is yet to come. */
  readonly sold: number | null;
  readonly state: DayState | null;
  readonly band: Band | null;
  readonly earlier: Band | null;
  readonly weekend: boolean;
  readonly today: boolean;
}

/** History, forecast and an earlier forecast on one axis, every day once. */
export function timeline(forecast: Forecast, earlier: Forecast | null): readonly TimelineDay[] {
  const bands = byDay(forecast.days);
  const history = byDay(forecast.history);
  const earlierBands = byDay(earlier?.days ?? []);
  const first = forecast.history[0]?.day ?? forecast.days[0]?.day ?? '';
  const days = [
    ...new Set([...history.keys(), ...bands.keys(), ...[...earlierBands.keys()].filter((day) => day >= first)]),
  ].sort();
  const today = forecast.days[0]?.day;

  return days.map((day) => {
    const past = history.get(day);
    return {
      day,
      sold: !past || past.state === 'noData' ? null : past.value,
      state: past?.state ?? null,
      band: bands.get(day) ?? null,
      earlier: earlierBands.get(day) ?? null,
      weekend: isWeekend(day),
      today: day === today,
    };
  });
}

/** The sum of the last so many complete days; null when fewer are known. */
export function soldBefore(history: Forecast['history'], days: number): number | null {
  const last = history.slice(-days);
  if (last.length < days || last.some(({ state }) => state === 'noData')) return null;
  return last.reduce((sum, { value }) => sum + value, 0);
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());

const byDay = <T extends { readonly day: string }>(days: readonly T[]): ReadonlyMap<string, T> =>
  new Map(days.map((day) => [day.day, day]));
