import type { Formats } from '@/shared/format/formats';

/** A number with its unit; money when the unit is the currency. */
export function quantityWords(
  { value, unit }: { readonly value: number | null; readonly unit: string },
  currency: string,
  formats: Formats,
): string {
  if (value === null) return formats.number(null);
  if (unit === currency) return formats.money(value, currency);
  return `${formats.number(value, 2)} ${unit}`;
}
