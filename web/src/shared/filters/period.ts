import { dateFormat } from '@/shared/format/intl';

/** Business days, both inclusive, as yyyy-MM-dd. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export type Unit = 'week' | 'month' | 'quarter' | 'year';

/** Parts of the calendar: the running one, and the one before it. */
const calendar = {
  week: { unit: 'week', last: false },
  lastWeek: { unit: 'week', last: true },
  month: { unit: 'month', last: false },
  lastMonth: { unit: 'month', last: true },
  quarter: { unit: 'quarter', last: false },
  lastQuarter: { unit: 'quarter', last: true },
  year: { unit: 'year', last: false },
  lastYear: { unit: 'year', last: true },
} as const satisfies Record<string, { unit: Unit; last: boolean }>;

/** So many days that end today. */
const rolling = { today: 1, '7d': 7, '30d': 30, '90d': 90, '365d': 365 } as const;

export const calendarPeriods = [
  'today',
  'yesterday',
  'week',
  'lastWeek',
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
  'year',
  'lastYear',
] as const;
export const rollingPeriods = ['7d', '30d', '90d', '365d'] as const;
export const periods = [...calendarPeriods, ...rollingPeriods, 'custom'] as const;
export type Period = (typeof periods)[number];
export type NamedPeriod = Exclude<Period, 'custom'>;

export const comparisons = ['weekday', 'previous', 'year', 'yearWeekday', 'none', 'custom'] as const;
export type Comparison = (typeof comparisons)[number];

const dayMs = 86_400_000;
const daysPerWeek = 7;
const weeksPerYear = 52;
const monthsIn = { month: 1, quarter: 3, year: 12 };
const manyDays = 92;
const mostYears = 10;
const [firstDay, lastDay] = ['1970-01-01', '2199-12-31'];

export const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(`${text}T00:00Z`)) === text;

/** What the API takes for days: none far away, none the wrong way round, and no more than it answers for. */
export const isRange = (from: string | null, to: string | null): boolean =>
  isDay(from) && isDay(to) && firstDay <= from && from <= to && to <= lastDay && to < yearsLater(from, mostYears);

export const addDays = (day: string, days: number): string => toDay(Date.parse(`${day}T00:00Z`) + days * dayMs);

export const daysIn = ({ from, to }: DayRange): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** The first day of the week, month, quarter or year that a day lies in. Weeks begin on Mondays. */
export function startOf(unit: Unit, day: string): string {
  if (unit === 'week') return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % daysPerWeek));
  const month = Number(day.slice(5, 7)) - 1;
  return `${day.slice(0, 4)}-${String(month - (month % monthsIn[unit]) + 1).padStart(2, '0')}-01`;
}

export function startOfNext(unit: Unit, day: string): string {
  const start = startOf(unit, day);
  if (unit === 'week') return addDays(start, daysPerWeek);
  const month = Number(start.slice(5, 7)) - 1 + monthsIn[unit];
  return toDay(Date.UTC(Number(start.slice(0, 4)), month, 1));
}

/**
 * The days that a choice means today; a custom one is as it was chosen.
 * @param completeOnly Leaves out the running day, where the choice has another one.
 */
export function resolvePeriod(period: NamedPeriod, today: string, completeOnly = false): DayRange {
  const yesterday = addDays(today, -1);
  if (period === 'yesterday') return { from: yesterday, to: yesterday };
  const latest = completeOnly && period !== 'today' ? yesterday : today;
  if (!isCalendar(period)) return { from: addDays(latest, 1 - rolling[period]), to: latest };

  const { unit, last } = calendar[period];
  const to = last ? addDays(startOf(unit, today), -1) : latest;
  return { from: startOf(unit, to), to };
}

/** What a choice of days is compared with, unless something else is asked for. */
export function usualComparison(period: Period, range: DayRange): Comparison {
  const unit = isCalendar(period) ? calendar[period].unit : period === 'custom' ? unitOf(range) : undefined;
  return (unit !== undefined && unit !== 'week') || daysIn(range) > manyDays ? 'year' : 'weekday';
}

/** The days that a period is compared with: as long as itself, by the rule of the API. */
export function resolveComparison(comparison: Exclude<Comparison, 'none' | 'custom'>, range: DayRange): DayRange {
  if (comparison === 'year') return { from: yearBefore(range.from), to: yearBefore(range.to) };
  const days = daysIn(range);
  const shift = {
    previous: days,
    weekday: Math.ceil(days / daysPerWeek) * daysPerWeek,
    yearWeekday: weeksPerYear * daysPerWeek,
  }[comparison];
  return { from: addDays(range.from, -shift), to: addDays(range.to, -shift) };
}

interface Chosen {
  readonly period: Period;
  readonly range: DayRange;
  readonly completeOnly: boolean;
}

/** The period before or after: of a month the next month, of ten days the next ten. Null where it would lie ahead. */
export function stepped({ period, range, completeOnly }: Chosen, step: -1 | 1, today: string): Chosen | null {
  const unit = isCalendar(period) ? calendar[period].unit : period === 'custom' ? unitOf(range) : undefined;
  const shift = daysIn(range) * step;
  const from = !unit
    ? addDays(range.from, shift)
    : step < 0
      ? startOf(unit, addDays(range.from, -1))
      : startOfNext(unit, range.from);
  const to = unit ? addDays(startOfNext(unit, from), -1) : addDays(range.to, shift);

  const latest = completeOnly ? addDays(today, -1) : today;
  if (from > latest || from < firstDay) return null;
  const next = { from, to: to < latest ? to : latest };
  const alike = unit ? calendarPeriods.filter((name) => isCalendar(name) && calendar[name].unit === unit) : dayPeriods;
  const named = alike.find((name) => isSame(resolvePeriod(name, today, completeOnly), next));
  return { period: named ?? 'custom', range: next, completeOnly };
}

/** The business day of an instant. */
export function dayAt(instant: Date | number, timeZone: string): string {
  const parts = dateFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return (['year', 'month', 'day'] as const).map((type) => part.get(type)).join('-');
}

const dayPeriods = ['today', 'yesterday', ...rollingPeriods] as const;

const isCalendar = (period: Period): period is keyof typeof calendar => period in calendar;

const isSame = (one: DayRange, other: DayRange): boolean => one.from === other.from && one.to === other.to;

/** The part of the calendar that days are exactly. */
const unitOf = ({ from, to }: DayRange): Unit | undefined =>
  (['week', 'month', 'quarter', 'year'] as const).find(
    (unit) => from === startOf(unit, from) && addDays(to, 1) === startOfNext(unit, from),
  );

const yearBefore = (day: string): string => yearsLater(day, -1);

function yearsLater(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const later = year + day.slice(4);
  return isDay(later) ? later : year + '-02-28';
}

const toDay = (ms: number): string => (Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10));
