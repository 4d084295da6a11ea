import { forecastsMessages } from '@/features/forecasts/messages';
import type { ForecastPage } from '@/features/forecasts/queries';
import { useBusiness } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** How many products have a forecast, how many of those are worth having, and what waits. */
export function useListSummary(): (summary: ForecastPage['summary'], shown: number) => string {
  const { list } = useMessages(forecastsMessages);
  const formats = useFormats();
  const { timeZone } = useBusiness();

  return ({ products, forecast, stale, failed, betterThanNaive, lastFullRunAt }, shown) => {
    const words =
      forecast === 0 && failed === 0
        ? list.firstComing
        : list.summary({
            products: formats.number(products),
            forecast: formats.number(forecast),
            better: forecast > 0 ? formats.number(betterThanNaive) : null,
            stale,
            failed,
          });
    const told = shown < products ? `${list.shown(formats.number(shown), formats.number(products))} · ${words}` : words;
    return lastFullRunAt ? `${told} · ${list.lastRun(formats.stamp(lastFullRunAt, timeZone))}` : told;
  };
}
