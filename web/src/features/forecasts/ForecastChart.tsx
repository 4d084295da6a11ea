import { Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { bandOption } from '@/features/forecasts/bandOption';
import classes from '@/features/forecasts/forecasts.module.css';
import { forecastsMessages, type ForecastsMessages } from '@/features/forecasts/messages';
import type { MadeForecast } from '@/features/forecasts/queries';
import { timeline, type TimelineDay } from '@/features/forecasts/timeline';
import { type Write, useWrite } from '@/features/forecasts/useWrite';
import { ChartPanel } from '@/charts/ChartPanel';
import type { ChartColours } from '@/charts/colours';
import { Legend } from '@/charts/Legend';
import type { Reading, Readout } from '@/charts/readout';
import { useBusiness } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { wordOf } from '@/shared/i18n/wordOf';

interface ForecastChartProps {
  readonly forecast: MadeForecast;
  readonly earlier: MadeForecast | null;
  readonly name: string;
}

const height = 340;

/** What was sold and what may be, with the same numbers as a table. */
export function ForecastChart({ forecast, earlier, name }: ForecastChartProps) {
  const { charts } = useMessages();
  const forecasts = useMessages(forecastsMessages);
  const { chart, legend } = forecasts;
  const formats = useFormats();
  const write = useWrite(forecast);
  const days = useMemo(() => timeline(forecast, earlier), [forecast, earlier]);
  const texts = { day: (day: string) => formats.weekday(day), value: write.exact, range: charts.range };
  const summary = useSummary(forecast, write);

  const option = useCallback(
    (colours: ChartColours) =>
      bandOption(days, colours, {
        day: (day) => formats.shortDay(day),
        value: write.axis,
        today: chart.today,
      }),
    [days, formats, write, chart],
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
      readout={(index) =>
        readDay(days, index, { words: chart, day: texts.day, write: write.exact, soFar: forecast.today?.soldSoFar })
      }
      height={height}
      table={() => tableOf(days, earlier !== null, chart, texts)}
      legend={
        <Legend
          marks={[
            ['actual', legend.sold],
            ['median', legend.median],
            ['bands', legend.ranges],
            earlier !== null && ['compared', legend.earlier],
            days.some(isStockout) && ['outOfStock', legend.outOfStock],
            ['quiet', legend.quiet],
          ]}
          note={legend.bands}
        />
      }
    />
  );
}

/** How fresh it is. */
function Made({ forecast: { createdAt, origin, stale } }: Pick<ForecastChartProps, 'forecast'>) {
  const forecasts = useMessages(forecastsMessages);
  const formats = useFormats();
  const { timeZone } = useBusiness();
  const made = forecasts.made(formats.stamp(createdAt, timeZone), formats.shortDay(origin));
  if (!stale)
    return (
      <Text size="xs" className={`tabular ${classes.made ?? ''}`}>
        {made}
      </Text>
    );

  return (
    <Text size="xs" c="var(--bp-warn)" className={`tabular ${classes.made ?? ''}`}>
      <IconClockExclamation size={14} className={classes.inline} aria-hidden /> {`${made} · ${forecasts.stale}`}
    </Text>
  );
}

const isStockout = ({ state }: TimelineDay): boolean => state === 'outOfStock';

function useSummary(forecast: MadeForecast, write: Write): string {
  const forecasts = useMessages(forecastsMessages);
  const { total } = forecast;
  return forecasts.summary({
    days: String(total.days),
    expected: write.total(total.mean),
    low: write.exact(total.p10),
    high: write.total(total.p90),
    isMoney: forecast.measure === 'revenue',
  });
}

type ChartWords = ForecastsMessages['chart'];

const titleOf = ({ state, weekend }: TimelineDay, day: string, chart: ChartWords): string =>
  [day, state && wordOf(chart.states, state), weekend && chart.weekend].filter(Boolean).join(' · ');

interface DayTexts {
  readonly words: ChartWords;
  readonly day: (day: string) => string;
  readonly write: (value: number) => string;
  readonly soFar: number | undefined;
}

const daysPerWeek = 7;

/** Everything known about a day, and how it stands beside the same weekday before. */
function readDay(
  days: readonly TimelineDay[],
  index: number,
  { words, day: name, write, soFar }: DayTexts,
): Readout | undefined {
  const day = days[index];
  if (!day) return undefined;

  const { sold, band, earlier, today } = day;
  const before = days[index - daysPerWeek];
  const weekBefore = before?.sold ?? before?.band?.p50;
  const readings: (Reading | false)[] = [
    sold !== null && { label: words.sold, value: sold, mark: 'actual' },
    band !== null && { label: words.median, value: band.p50, mark: 'median' },
    today && soFar !== undefined && { label: words.soFar, value: soFar, mark: 'actual' },
    earlier !== null && { label: words.earlier, value: earlier.p50, mark: 'compared' },
    weekBefore !== undefined && {
      label: words.weekBefore,
      value: weekBefore,
      mark: typeof before?.sold === 'number' ? 'actual' : 'median',
    },
  ];
  return {
    title: titleOf(day, name(day.day), words),
    readings: readings.filter((reading) => reading !== false),
    partial: today,
    ranges: [
      ...(band
        ? [
            { label: words.band50, low: band.p25, high: band.p75 },
            { label: words.band80, low: band.p10, high: band.p90 },
            { label: words.band95, low: band.p2_5, high: band.p97_5 },
          ]
        : []),
      ...(earlier ? [{ label: words.earlier80, low: earlier.p10, high: earlier.p90 }] : []),
    ],
    write,
  };
}

interface Texts {
  readonly day: (day: string) => string;
  readonly value: (value: number | null) => string;
  readonly range: (low: string, high: string) => string;
}

/** Latest days last, as in the chart; a column of the earlier forecast when there is one. */
function tableOf(days: readonly TimelineDay[], hasEarlier: boolean, chart: ChartWords, texts: Texts) {
  const range = (low: number | undefined, high: number | undefined): string =>
    low === undefined || high === undefined ? texts.value(null) : texts.range(texts.value(low), texts.value(high));

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
