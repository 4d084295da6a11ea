import { Text } from '@mantine/core';
import type { ForecastPage } from '@/features/forecasts/queries';
import { useBusiness } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** How many products have a forecast, how many of those are worth having, and what waits. */
export function ListSummary({ summary }: Pick<ForecastPage, 'summary'>) {
  const { list } = useMessages().forecasts;
  const formats = useFormats();
  const { timeZone } = useBusiness();
  const { products, forecast, stale, failed, betterThanNaive, lastFullRunAt } = summary;
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

  return (
    <Text size="sm" c="dimmed" className="tabular">
      {lastFullRunAt ? `${words} · ${list.lastRun(formats.stamp(lastFullRunAt, timeZone))}` : words}
    </Text>
  );
}
