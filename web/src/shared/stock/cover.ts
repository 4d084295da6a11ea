import type { Answer } from '@/shared/api/read';
import type { Formats } from '@/shared/format/formats';
import type { Messages } from '@/shared/i18n/en';

type Stock = Answer<'/api/inventory'>['items'][number];

const decimalsBelowDays = 10;

/** How long the stock lasts, in words; a dash where nobody can know. */
export function coverWords(
  { onHand, daysOfCover, coverBeyond }: Pick<Stock, 'onHand' | 'daysOfCover' | 'coverBeyond'>,
  formats: Formats,
  { cover }: Messages['inventory'],
): string {
  if (onHand !== null && onHand <= 0) return cover.none;
  if (coverBeyond !== null) return cover.beyond(formats.number(coverBeyond));
  if (daysOfCover === null) return formats.number(null);
  const days = formats.number(daysOfCover, daysOfCover < decimalsBelowDays ? 1 : 0);
  return cover.days(days, days === formats.number(1));
}
