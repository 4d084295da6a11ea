import type { Forecast } from '@/features/forecasts/queries';
import type { Figure } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

export interface Write {
  /** With all its digits, for tooltips and tables. */
  readonly exact: (value: Figure) => string;
  /** For headlines: with unit or currency. */
  readonly total: (value: Figure) => string;
  readonly axis: (value: number) => string;
}

const decimalsBelow = 10;

/** How the numbers of a forecast are written: money, or pieces. */
export function useWrite({ measure, currency, unit }: Pick<Forecast, 'measure' | 'currency' | 'unit'>): Write {
  const formats = useFormats();
  const { pieces: anyUnit } = useMessages().forecasts;

  if (measure === 'revenue' && currency)
    return {
      exact: (value) => formats.shortMoney(value, currency),
      total: (value) => formats.shortMoney(value, currency),
      axis: (value) => formats.shortMoney(value, currency),
    };
  const pieces = (value: Figure): string =>
    formats.number(value, typeof value === 'number' && Math.abs(value) < decimalsBelow ? 1 : 0);
  return {
    exact: pieces,
    total: (value) => `${pieces(value)} ${unit ?? anyUnit}`,
    axis: (value) => formats.compact(value),
  };
}
