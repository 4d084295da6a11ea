import { dayAt, type DayRange } from '@/shared/filters/period';
import { dateFormat, numberFormat } from '@/shared/format/intl';
import type { Messages } from '@/shared/i18n/en';

/** null: known to be absent. undefined: the question makes no sense here. Neither is zero. */
export type Figure = number | null | undefined;

export interface Formats {
  number(value: Figure, decimals?: number): string;
  /** 1,234,567 as 1.2M: for tiles and axes, with `number` on hover. */
  compact(value: Figure): string;
  money(value: Figure, currency: string): string;
  /** Money without its cents, short from ten thousand on: for tiles, axes and tables. */
  shortMoney(value: Figure, currency: string): string;
  /** Money without its cents: 1,234,568. */
  wholeMoney(value: Figure, currency: string): string;
  /** From one sum to another, without cents. */
  moneyRange(low: number, high: number, currency: string): string;
  percent(share: Figure, decimals?: number): string;
  /** A change with its sign: a rise reads as +3%. */
  change(share: Figure): string;
  milliseconds(value: Figure): string;
  /** The clock of a business; with the day, when it is not today's. */
  moment(instant: string, timeZone: string): string;
  /** Day and clock of a business, whatever day it is: 24 Nov, 01:12. */
  stamp(instant: string, timeZone: string): string;
  day(isoDate: string | null): string;
  /** 24 Nov: where the year is plain. */
  shortDay(isoDate: string): string;
  /** Nov 2026, by a day of it. */
  month(isoDate: string): string;
  /** 15:30, by the hours since midnight. */
  clock(hours: number): string;
  /** Tue 24 Nov 2026. */
  weekday(isoDate: string): string;
  /** From day to day. */
  days(range: DayRange): string;
}

interface Speech {
  readonly locale: string;
  readonly messages: Pick<Messages, 'formats'>;
}

export function createFormats({ locale, messages }: Speech): Formats {
  const format = (value: Figure, options: Intl.NumberFormatOptions): string => {
    if (value === null) return messages.formats.none;
    if (value === undefined || !Number.isFinite(value)) return messages.formats.notApplicable;
    return numberFormat(locale, { signDisplay: 'negative', ...options }).format(value); // never -0
  };

  const inWords = (isoDate: string, options: Intl.DateTimeFormatOptions): string =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(midnight(isoDate));

  return {
    number: (value, decimals = 0) => format(value, { maximumFractionDigits: decimals }),
    compact: (value) => format(value, { notation: 'compact', maximumSignificantDigits: 3 }),
    money: (value, currency) => format(value, { style: 'currency', currency }),
    wholeMoney: (value, currency) => format(value, { style: 'currency', currency, maximumFractionDigits: 0 }),
    moneyRange: (low, high, currency) =>
      numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).formatRange(low, high),
    shortMoney: (value, currency) =>
      typeof value === 'number' && Math.abs(value) >= shortFrom
        ? format(value, { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 })
        : format(value, { style: 'currency', currency, maximumFractionDigits: 0 }),
    percent: (share, decimals = 1) => format(share, { style: 'percent', maximumFractionDigits: decimals }),
    change: (share) => format(share, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    milliseconds: (value) => format(value, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 }),
    moment: (instant, timeZone) => {
      const [day, today] = [dayAt(Date.parse(instant), timeZone), dayAt(Date.now(), timeZone)];
      return day === today
        ? dateFormat(locale, { timeStyle: 'short', timeZone }).format(Date.parse(instant))
        : inWords(day, { day: 'numeric', month: 'short' });
    },
    stamp: (instant, timeZone) => dateFormat(locale, { ...dayAndTime, timeZone }).format(Date.parse(instant)),
    day: (isoDate) => (isoDate === null ? messages.formats.none : inWords(isoDate, { dateStyle: 'medium' })),
    shortDay: (isoDate) => inWords(isoDate, { day: 'numeric', month: 'short' }),
    month: (isoDate) => inWords(isoDate, { month: 'short', year: 'numeric' }),
    clock: (hours) => dateFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(hours * hourMs),
    weekday: (isoDate) => inWords(isoDate, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    days: ({ from, to }) =>
      dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(midnight(from), midnight(to)),
  };
}

const shortFrom = 10_000;
const hourMs = 3_600_000;
const dayAndTime = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;

/** A business day is a day by name, in no zone: it is written as one of UTC. */
const midnight = (isoDate: string): Date => new Date(`${isoDate}T00:00Z`);
