import type { Answer } from '@/shared/api/read';
import type { Formats } from '@/shared/format/formats';
import type { Messages } from '@/shared/i18n/en';

type Stock = Answer<'/api/inventory'>['items'][number];

const decimalsBelowDays = 10;

/** How long the stock lasts, in words; a dash where nobody can know. */
export function coverWords(
  { onHand, daysOfCover, coverBeyond }: Pick<Stock, 'onHand' | 'daysOfCover' | 'coverBeyond'>,
  formats: Formats,
  { cover }: Messages['stock'],
): string {
  if (onHand !== null && onHand <= 0) return cover.none;
  if (coverBeyond !== null) return cover.beyond(formats.number(coverBeyond));
  if (daysOfCover === null) return formats.number(null);
  return dayCount(daysOfCover, formats, cover);
}

/** A number of days as one would say it: 4.6 days, 1 day, 19 days. */
export function dayCount(value: number, formats: Formats, { days }: Pick<Messages['stock']['cover'], 'days'>): string {
  const text = formats.number(value, value < decimalsBelowDays ? 1 : 0);
  return days(text, text === formats.number(1));
}
