import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ChartColours } from '@/charts/colours';
import { ChartPanel } from '@/charts/ChartPanel';
import { Legend } from '@/charts/Legend';
import { drawRevenue, type RevenueTexts } from '@/features/overview/drawRevenue';
import { overviewMessages, type OverviewMessages } from '@/features/overview/messages';
import { readRevenue } from '@/features/overview/readRevenue';
import { revenueForecastQuery, trendQuery } from '@/features/overview/queries';
import { chartRange, type RevenueDay, revenueDays } from '@/features/overview/revenueDays';
import { TodayGauge } from '@/features/overview/TodayGauge';
import { addressOf, type Answer } from '@/shared/api/read';
import { useToday } from '@/shared/business/useBusiness';
import { useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { CsvButton } from '@/shared/ui/CsvButton';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { Skeleton } from '@mantine/core';

const height = 300;
const gaugeHeight = 46;

/** What was sold day by day, beside what it is compared with, and what is expected from today on. */
export function RevenuePanel() {
  const { revenue } = useMessages(overviewMessages);
  const [{ query, narrowed, range }] = useFilters();
  const trend = useQuery(trendQuery({ ...query, ...chartRange(range) }));
  const placed = Boolean(narrowed.country ?? narrowed.channel ?? narrowed.store); // no forecast is made for a place
  const forecast = useQuery({ ...revenueForecastQuery(narrowed.category), enabled: !placed });
  const expected = placed ? undefined : forecast.data;

  return (
    <QueryPanel query={trend} name={revenue.perDay} skeleton={<Skeleton h={height + 130} radius="lg" />}>
      {(data) => (
        <RevenueChart
          trend={data}
          forecast={expected}
          placed={placed}
          waits={forecast.isLoading}
          unknown={forecast.isError}
        />
      )}
    </QueryPanel>
  );
}

interface RevenueChartProps {
  readonly trend: Answer<'/api/revenue/daily-trend'>;
  readonly forecast: Answer<'/api/analytics/forecast/revenue'> | undefined;
  readonly placed: boolean;
  readonly waits: boolean;
  readonly unknown: boolean;
}

function RevenueChart({ trend, forecast, placed, waits, unknown }: RevenueChartProps) {
  const { charts } = useMessages();
  const overview = useMessages(overviewMessages);
  const { revenue: texts } = overview;
  const formats = useFormats();
  const today = useToday();
  const [{ query, range, narrowed }] = useFilters();
  const days = useMemo(() => revenueDays(trend, forecast, today), [trend, forecast, today]);
  const told = useMemo(
    () => ({ formats, texts, currency: trend.currency, today }),
    [formats, texts, trend.currency, today],
  );
  const option = useCallback((colours: ChartColours) => drawRevenue(days, told, colours), [days, told]);
  const showsForecast = days.some(({ expected }) => expected);

  return (
    <ChartPanel
      title={texts.perDay}
      lead={
        waits && range.to === today ? (
          <Skeleton h={gaugeHeight} mt="xs" />
        ) : forecast?.today && range.to === today ? (
          <TodayGauge today={forecast.today} narrowed={narrowed} currency={trend.currency} />
        ) : placed ? (
          texts.filteredForecast
        ) : unknown || forecast?.version === null ? (
          texts.noForecast
        ) : undefined
      }
      option={option}
      points={days.length}
      readout={(index) => days[index] && readRevenue(days[index], told)}
      summary={summaryOf(trend, forecast, formats, texts)}
      table={() => tableOf(days, told, charts.range)}
      height={height}
      actions={
        <CsvButton
          address={addressOf('/api/revenue/daily-trend', { ...query, ...chartRange(range) })}
          name={texts.csv}
        />
      }
      legend={
        <Legend
          marks={[
            ['actual', texts.legend.actual],
            days.some(({ partial }) => partial) && ['partial', texts.legend.partial],
            days.some(({ compared }) => compared !== null) && ['compared', texts.legend.compared],
            showsForecast && ['median', texts.legend.median],
            showsForecast && ['bands', texts.legend.bands],
          ]}
        />
      }
    />
  );
}

type Formats = ReturnType<typeof useFormats>;
type Texts = OverviewMessages['revenue'];

function tableOf(
  days: readonly RevenueDay[],
  { formats, texts, currency }: RevenueTexts,
  range: (low: string, high: string) => string,
) {
  const money = (value: number | null | undefined): string => formats.wholeMoney(value ?? null, currency);
  return {
    columns: [texts.day, texts.actual, texts.comparedColumn, texts.median, texts.band80],
    rows: days.map(({ day, actual, partial, compared, expected }) => [
      partial ? `${formats.weekday(day)} (${texts.partial})` : formats.weekday(day),
      money(actual),
      money(compared),
      money(expected?.p50),
      expected ? range(money(expected.p10), money(expected.p90)) : money(null),
    ]),
  };
}

/** The chart in a sentence or two. */
function summaryOf(
  { days, currency, period }: RevenueChartProps['trend'],
  forecast: RevenueChartProps['forecast'],
  formats: Formats,
  texts: Texts,
): string {
  const total = days.reduce((sum, day) => sum + day.revenue, 0);
  const best = days.reduce(
    (most, day) => (day.revenue > most.revenue ? day : most),
    days[0] ?? { day: period.to, revenue: 0 },
  );
  const sold = texts.summary(
    formats.days(period),
    formats.wholeMoney(total, currency),
    formats.wholeMoney(best.revenue, currency),
    formats.shortDay(best.day),
  );
  const first = forecast?.days[0];
  if (!first) return sold;
  return `${sold} ${texts.expects(formats.wholeMoney(first.p10, currency), formats.wholeMoney(first.p90, currency))}`;
}
