import type { Forecast } from '@/features/forecasts/queries';
import type { Figure } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { wordOf } from '@/shared/i18n/wordOf';

export interface Write {
  /** With all its digits, for tooltips and tables. */
  readonly exact: (value: Figure) => string;
  /** For headlines: with unit or currency. */
  readonly total: (value: Figure) => string;
  readonly axis: (value: number) => string;
}

const decimalsBelow = 10;

/** How the numbers of a forecast are written: money, or pieces. */
export function useWrite({ measure, unit }: Pick<Forecast, 'measure' | 'unit'>): Write {
  const formats = useFormats();
  const { units } = useMessages();

  if (measure === 'revenue')
    return {
      exact: (value) => formats.wholeMoney(value, unit),
      total: (value) => formats.shortMoney(value, unit),
      axis: (value) => formats.shortMoney(value, unit),
    };
  const pieces = (value: Figure): string =>
    formats.number(value, typeof value === 'number' && Math.abs(value) < decimalsBelow ? 1 : 0);
  return {
    exact: pieces,
    total: (value) => `${pieces(value)} ${wordOf(units, unit) ?? unit}`,
    axis: (value) => formats.compact(value),
  };
}
