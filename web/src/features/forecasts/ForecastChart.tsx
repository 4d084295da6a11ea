import { Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { bandOption } from '@/features/forecasts/bandOption';
import { ForecastLegend } from '@/features/forecasts/ForecastLegend';
import classes from '@/features/forecasts/forecasts.module.css';
import type { MadeForecast } from '@/features/forecasts/queries';
import { timeline, type TimelineDay } from '@/features/forecasts/timeline';
import { type Write, useWrite } from '@/features/forecasts/useWrite';
import { ChartPanel } from '@/charts/ChartPanel';
import type { ChartColours } from '@/charts/colours';
import { tooltipHtml, type TooltipRow } from '@/charts/parts';
import { useBusiness } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface ForecastChartProps {
  readonly forecast: MadeForecast;
  readonly earlier: MadeForecast | null;
  readonly name: string;
}

const height = 340;

/** What was sold and what may be, with the same numbers as a table. */
export function ForecastChart({ forecast, earlier, name }: ForecastChartProps) {
  const { chart } = useMessages().forecasts;
  const formats = useFormats();
  const write = useWrite(forecast);
  const days = useMemo(() => timeline(forecast, earlier), [forecast, earlier]);
  const rowsOf = useDayRows(write, forecast.today?.soldSoFar ?? null);
  const summary = useSummary(forecast, write);

  const option = useCallback(
    (colours: ChartColours) =>
      bandOption(days, colours, {
        day: (day) => formats.shortDay(day),
        value: write.axis,
        today: chart.today,
        tooltip: (index) => {
          const day = days[index];
          return day ? tooltipHtml(titleOf(day, formats.weekday(day.day), chart), rowsOf(day, colours)) : '';
        },
      }),
    [days, formats, write, chart, rowsOf],
  );

  return (
    <ChartPanel
      title={chart.title(name)}
      lead={
        <>
          {summary}
          <Made forecast={forecast} />
        </>
      }
      summary={summary}
      option={option}
      points={days.length}
      height={height}
      table={tableOf(days, earlier !== null, chart, { day: (day) => formats.weekday(day), value: write.exact })}
      legend={<ForecastLegend hasStockouts={days.some(isStockout)} hasEarlier={earlier !== null} />}
    />
  );
}

/** How fresh it is. */
function Made({ forecast: { createdAt, origin, stale } }: Pick<ForecastChartProps, 'forecast'>) {
  const { forecasts } = useMessages();
  const formats = useFormats();
  const { timeZone } = useBusiness();
  const made = forecasts.made(formats.stamp(createdAt, timeZone), formats.shortDay(origin));
  if (!stale)
    return (
      <Text size="xs" className="tabular">
        {made}
      </Text>
    );

  return (
    <Text size="xs" c="var(--bp-warn)" className="tabular">
      <IconClockExclamation size={14} className={classes.inline} aria-hidden /> {`${made}. ${forecasts.stale}`}
    </Text>
  );
}

const isStockout = ({ state }: TimelineDay): boolean => state === 'outOfStock';

function useSummary(forecast: MadeForecast, write: Write): string {
  const { forecasts } = useMessages();
  const { total } = forecast;
  return forecasts.summary({
    days: String(total.days),
    expected: write.total(total.mean),
    low: write.exact(total.p10),
    high: write.total(total.p90),
    isMoney: forecast.measure === 'revenue',
  });
}

type ChartWords = ReturnType<typeof useMessages>['forecasts']['chart'];

const titleOf = ({ state, weekend }: TimelineDay, day: string, chart: ChartWords): string =>
  [day, state && chart.states[state], weekend && chart.weekend].filter(Boolean).join(' · ');

/** Everything known about a day, the way the tooltip lists it. */
function useDayRows(write: Write, soldSoFar: number | null) {
  const { chart } = useMessages().forecasts;

  return useCallback(
    ({ sold, band, earlier, today }: TimelineDay, colours: ChartColours): readonly TooltipRow[] => {
      const range = (low: number, high: number): string => chart.range(write.exact(low), write.exact(high));
      const rows: (TooltipRow | false | null)[] = [
        sold !== null && { label: chart.sold, value: write.exact(sold), colour: colours.text },
        today && soldSoFar !== null && { label: chart.soFar, value: write.exact(soldSoFar), colour: colours.text },
        band && { label: chart.median, value: write.exact(band.p50), colour: colours.accent },
        band && { label: chart.expected, value: write.exact(band.mean) },
        band && { label: chart.band50, value: range(band.p25, band.p75) },
        band && { label: chart.band80, value: range(band.p10, band.p90) },
        band && { label: chart.band95, value: range(band.p2_5, band.p97_5) },
        earlier && { label: chart.earlier, value: write.exact(earlier.p50), colour: colours.muted },
        earlier && { label: chart.earlier80, value: range(earlier.p10, earlier.p90) },
        sold !== null && earlier && { label: chart.difference, value: write.exact(sold - earlier.p50) },
      ];
      return rows.filter((row): row is TooltipRow => Boolean(row));
    },
    [chart, write, soldSoFar],
  );
}

interface Texts {
  readonly day: (day: string) => string;
  readonly value: (value: number | null) => string;
}

/** Latest days last, as in the chart; a column of the earlier forecast when there is one. */
function tableOf(days: readonly TimelineDay[], hasEarlier: boolean, chart: ChartWords, texts: Texts) {
  const range = (low: number | undefined, high: number | undefined): string =>
    low === undefined || high === undefined ? texts.value(null) : chart.range(texts.value(low), texts.value(high));

  return {
    columns: [
      chart.day,
      chart.sold,
      chart.median,
      chart.band50,
      chart.band80,
      chart.band95,
      ...(hasEarlier ? [chart.earlier, chart.earlier80] : []),
    ],
    rows: days.map((day) => [
      titleOf(day, texts.day(day.day), chart),
      texts.value(day.sold),
      texts.value(day.band?.p50 ?? null),
      range(day.band?.p25, day.band?.p75),
      range(day.band?.p10, day.band?.p90),
      range(day.band?.p2_5, day.band?.p97_5),
      ...(hasEarlier ? [texts.value(day.earlier?.p50 ?? null), range(day.earlier?.p10, day.earlier?.p90)] : []),
    ]),
  };
}
