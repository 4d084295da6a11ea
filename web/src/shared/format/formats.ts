import type { Language } from '@/shared/i18n/language';

/** null: known to be absent. undefined: the question makes no sense here. Neither is zero. */
export type Figure = number | null | undefined;

export interface Formats {
  number(value: Figure, decimals?: number): string;
  /** 1,234,567 as 1.2M: for tiles and axes, with `number` on hover. */
  compact(value: Figure): string;
  money(value: Figure, currency: string): string;
  percent(share: Figure, decimals?: number): string;
  /** A change with its sign: a rise reads as +3%. */
  change(share: Figure): string;
  milliseconds(value: Figure): string;
  time(instant: Date | number | null): string;
  day(isoDate: string | null): string;
}

export function createFormats({ locale, messages }: Language): Formats {
  const format = (value: Figure, options: Intl.NumberFormatOptions): string => {
    if (value === null) return messages.formats.none;
    if (value === undefined || !Number.isFinite(value)) return messages.formats.notApplicable;
    return formatter(locale, options).format(value);
  };

  return {
    number: (value, decimals = 0) => format(value, { maximumFractionDigits: decimals }),
    compact: (value) => format(value, { notation: 'compact', maximumSignificantDigits: 3 }),
    money: (value, currency) => format(value, { style: 'currency', currency }),
    percent: (share, decimals = 1) => format(share, { style: 'percent', maximumFractionDigits: decimals }),
    change: (share) => format(share, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    milliseconds: (value) => format(value, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 }),
    time: (instant) =>
      instant === null
        ? messages.formats.none
        : new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(instant),
    day: (isoDate) =>
      isoDate === null
        ? messages.formats.none
        : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
            new Date(`${isoDate}T00:00Z`),
          ),
  };
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs far more than using it, and a table uses thousands. */
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
  formatters.set(key, known);
  return known;
}
