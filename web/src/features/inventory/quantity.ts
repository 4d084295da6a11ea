import type { Formats } from '@/shared/format/formats';
import type { Messages } from '@/shared/i18n/en';
import { wordOf } from '@/shared/i18n/wordOf';

interface Writing {
  readonly currency: string;
  readonly units: Messages['units'];
  readonly formats: Formats;
}

/** A number with its unit; money when the unit is the currency. */
export function quantityWords(
  { value, unit }: { readonly value: number | null; readonly unit: string },
  { currency, units, formats }: Writing,
): string {
  if (value === null) return formats.number(null);
  if (unit === currency) return formats.money(value, currency);
  return `${formats.number(value, 2)} ${wordOf(units, unit) ?? unit}`;
}
