import { type DayRange, isRange } from '@/shared/filters/period';

export const clipboardKeys = { copy: 't c', paste: 't v' } as const;

/** As other programs write days from one to another (ISO 8601). */
export const writeDays = ({ from, to }: DayRange): string => `${from}/${to}`;

/** The first two days that a text names, in order; one alone is from itself to itself. Null where there are none. */
export function daysNamed(text: string): DayRange | null {
  const [one, other = one] = text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  if (!one || !other) return null;
  const [from, to] = one <= other ? [one, other] : [other, one];
  return isRange(from, to) ? { from, to } : null;
}
