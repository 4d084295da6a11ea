import { ActionIcon, SegmentedControl, Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconZoomOut } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { ChartColours } from '@/charts/colours';
import { ChartPanel } from '@/charts/ChartPanel';
import { Legend } from '@/charts/Legend';
import { drawRevenue, type RevenueTexts } from '@/features/overview/drawRevenue';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import { readRevenue, titleOf } from '@/features/overview/readRevenue';
import { pictureHeight, revenueForecastQuery, trendQuery } from '@/features/overview/queries';
import { byGrain, chartRange, type RevenueDay, revenueDays } from '@/features/overview/revenueDays';
import { addressOf, type Answer } from '@/shared/api/read';
import { useToday } from '@/shared/business/useBusiness';
import { fittingGrain, type Grain, grains } from '@/shared/filters/grain';
import { daysIn } from '@/shared/filters/period';
import { useFilters, zoomIn, zoomOut } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useKeys } from '@/shared/shortcuts/useKeys';
import { CsvButton } from '@/shared/ui/CsvButton';
import { QueryPanel } from '@/shared/ui/QueryPanel';

const usualWidth = 800;
const daysWorthCutting = 28;

/** What was sold day by day, beside what it is compared with, and what is expected from today on. */
export function PeriodPanel({ tabs }: { tabs: ReactNode }) {
  const { revenue } = useMessages(overviewMessages);
  const [{ query, narrowed, range, grain }] = useFilters();
  const { ref, width } = useElementSize();
  const shown = chartRange(range);
  const trend = useQuery(trendQuery({ ...query, ...shown }));
  const placed = Boolean(narrowed.country ?? narrowed.channel ?? narrowed.store); // no forecast is made for a place
  const forecast = useQuery({ ...revenueForecastQuery(narrowed.category), enabled: !placed });
  const fitting = fittingGrain(shown, width || usualWidth);
  const cut = grain ?? fitting;
  const note =
    range.to === useToday() && cut === 'day'
      ? placed
        ? revenue.filteredForecast
        : (forecast.isError || forecast.data?.version === null) && revenue.noForecast
      : null;

  return (
    <div className={classes.place} ref={ref}>
      <QueryPanel
        query={trend}
        name={revenue.per[cut]}
        skeleton={<Skeleton h={`calc(${pictureHeight} + 122px)`} radius="lg" />}
      >
        {(data) => (
          <RevenueChart
            trend={data}
            forecast={placed ? undefined : forecast.data}
            grain={cut}
            fitting={fitting}
            note={note}
            tabs={tabs}
          />
        )}
      </QueryPanel>
    </div>
  );
}

interface RevenueChartProps {
  readonly trend: Answer<'/api/revenue/daily-trend'>;
  readonly forecast: Answer<'/api/analytics/forecast/revenue'> | undefined;
  readonly grain: Grain;
  /** What it is unless somebody chooses. */
  readonly fitting: Grain;
  readonly note: ReactNode;
  readonly tabs: ReactNode;
}

function RevenueChart({ trend, forecast, grain, fitting, note, tabs }: RevenueChartProps) {
  const { charts } = useMessages();
  const { revenue: texts } = useMessages(overviewMessages);
  const formats = useFormats();
  const today = useToday();
  const [filters, change] = useFilters();
  const { query, range } = filters;
  const days = useMemo(() => byGrain(revenueDays(trend, forecast, today), grain), [trend, forecast, today, grain]);
  const told = useMemo(
    () => ({ formats, texts, currency: trend.currency, today, grain }),
    [formats, texts, trend.currency, today, grain],
  );
  const option = useCallback((colours: ChartColours) => drawRevenue(days, told, colours), [days, told]);
  const showsForecast = days.some(({ expected }) => expected);

  const back = zoomOut(filters);
  const out = (): void => {
    if (back) change(back);
  };
  useKeys(back ? { z: out } : {});

  function zoom(first: number, last: number): void {
    const [from, to] = [days[first], days[last]];
    if (!from || !to || from.day > today) return;
    change(zoomIn(filters, { from: from.day, to: to.to < today ? to.to : today }));
  }

  return (
    <ChartPanel
      title={texts.per[grain]}
      tabs={tabs}
      lead={note}
      option={option}
      points={days.length}
      readout={(index) => days[index] && readRevenue(days[index], told)}
      summary={summaryOf(trend, forecast, days, told)}
      table={() => tableOf(days, told, charts.range)}
      height={pictureHeight}
      onZoom={zoom}
      onZoomOut={out}
      actions={
        <>
          {back && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={texts.zoomOut}
              data-hint={`${texts.zoomOut} (z)`}
              onClick={out}
            >
              <IconZoomOut size={18} stroke={1.7} />
            </ActionIcon>
          )}
          {(filters.grain !== null || daysIn(range) >= daysWorthCutting) && (
            <GrainControl grain={grain} fitting={fitting} />
          )}
          <CsvButton
            address={addressOf('/api/revenue/daily-trend', { ...query, ...chartRange(range) })}
            name={texts.csv}
          />
        </>
      }
      legend={
        <Legend
          marks={[
            ['actual', texts.legend.actual],
            days.some(({ partial }) => partial) && ['partial', texts.legend.partial[grain]],
            days.some(({ compared }) => compared !== null) && ['compared', texts.legend.compared],
            showsForecast && ['median', texts.legend.median],
            showsForecast && ['bands', texts.legend.bands],
          ]}
        />
      }
    />
  );
}

function GrainControl({ grain, fitting }: { grain: Grain; fitting: Grain }) {
  const { filters: texts } = useMessages();
  const [, change] = useFilters();

  return (
    <SegmentedControl<Grain>
      size="xs"
      aria-label={texts.grain}
      value={grain}
      onChange={(chosen) => change({ grain: chosen === fitting ? null : chosen })}
      data={grains.map((value) => ({ value, label: texts.grains[value] }))}
    />
  );
}

function tableOf(days: readonly RevenueDay[], told: RevenueTexts, range: (low: string, high: string) => string) {
  const { formats, texts, currency, grain, today } = told;
  const money = (value: number | null | undefined): string => formats.wholeMoney(value ?? null, currency);
  const showsForecast = days.some(({ expected }) => expected);
  return {
    columns: [
      texts.columns[grain],
      texts.actual,
      texts.comparedColumn,
      ...(showsForecast ? [texts.median, texts.band80] : []),
    ],
    rows: days.map((one) => [
      one.partial && one.to === today ? `${titleOf(one, told)} (${texts.partial[grain]})` : titleOf(one, told),
      money(one.actual),
      money(one.compared),
      ...(showsForecast
        ? [
            money(one.expected?.p50),
            one.expected ? range(money(one.expected.p10), money(one.expected.p90)) : money(null),
          ]
        : []),
    ]),
  };
}

/** The chart in a sentence or two. */
function summaryOf(
  trend: RevenueChartProps['trend'],
  forecast: RevenueChartProps['forecast'],
  days: readonly RevenueDay[],
  told: RevenueTexts,
): string {
  const { formats, texts, currency, grain } = told;
  const money = (value: number): string => formats.wholeMoney(value, currency);
  const total = trend.days.reduce((sum, day) => sum + day.revenue, 0);
  const best = days.reduce<RevenueDay | undefined>(
    (most, one) => ((one.actual ?? 0) > (most?.actual ?? 0) ? one : most),
    undefined,
  );
  const sold = texts.summary[grain](
    formats.days(trend.period),
    money(total),
    money(best?.actual ?? 0),
    grain === 'day' ? formats.shortDay(best?.day ?? trend.period.to) : best ? titleOf(best, told) : '',
  );
  const first = forecast?.days[0];
  return first && grain === 'day' ? `${sold} ${texts.expects(money(first.p10), money(first.p90))}` : sold;
}
