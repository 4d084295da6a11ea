import { dateFormat } from '@/shared/format/intl';

/** Business days, both inclusive, as yyyy-MM-dd. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const periods = ['today', '7d', '30d', '90d', 'month', 'year', 'custom'] as const;
export type Period = (typeof periods)[number];

export const comparisons = ['previous', 'weekday', 'year', 'none', 'custom'] as const;
export type Comparison = (typeof comparisons)[number];

const dayMs = 86_400_000;
const daysPerWeek = 7;
const presetDays = { today: 1, '7d': 7, '30d': 30, '90d': 90 };

export const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(`${text}T00:00Z`)) === text;

export const addDays = (day: string, days: number): string => toDay(Date.parse(`${day}T00:00Z`) + days * dayMs);

export const daysIn = ({ from, to }: DayRange): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/**
 * The days that a choice means today; a custom one is as it was chosen.
 * @param completeOnly Leaves out the running day, where the choice has another one.
 */
export function resolvePeriod(period: Exclude<Period, 'custom'>, today: string, completeOnly = false): DayRange {
  const last = completeOnly && period !== 'today' ? addDays(today, -1) : today;
  if (period === 'month') return { from: `${last.slice(0, 7)}-01`, to: last };
  if (period === 'year') return { from: `${last.slice(0, 4)}-01-01`, to: last };
  return { from: addDays(last, 1 - presetDays[period]), to: last };
}

/** The days that a period is compared with: as long as itself, by the rule of the API. */
export function resolveComparison(comparison: Exclude<Comparison, 'none' | 'custom'>, range: DayRange): DayRange {
  if (comparison === 'year') return { from: yearBefore(range.from), to: yearBefore(range.to) };
  const days = daysIn(range);
  const shift = comparison === 'previous' ? days : Math.ceil(days / daysPerWeek) * daysPerWeek;
  return { from: addDays(range.from, -shift), to: addDays(range.to, -shift) };
}

/** The business day of an instant. */
export function dayAt(instant: Date | number, timeZone: string): string {
  const parts = dateFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return (['year', 'month', 'day'] as const).map((type) => part.get(type)).join('-');
}

function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  return year + day.slice(4).replace('-02-29', '-02-28');
}

const toDay = (ms: number): string => (Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10));
