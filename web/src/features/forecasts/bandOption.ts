import type { EChartsCoreOption } from 'echarts/core';
import type { TimelineDay } from '@/features/forecasts/timeline';
import type { ChartColours } from '@/charts/colours';
import { band, daysChart, todayRule } from '@/charts/parts';

interface BandTexts {
  readonly day: (day: string) => string;
  readonly value: (value: number) => string;
  readonly tooltip: (index: number) => string;
  readonly today: string;
}

const line = { type: 'line', symbol: 'none', silent: true } as const;
/** From the widest to the narrowest: each covers the middle of the one before it. */
const bands = [
  { name: '95', low: 'p2_5', high: 'p97_5', opacity: 0.13 },
  { name: '80', low: 'p10', high: 'p90', opacity: 0.17 },
  { name: '50', low: 'p25', high: 'p75', opacity: 0.26 },
] as const;

/** Actual sales as a line, the forecast as a median in three bands, quiet days behind them. */
export function bandOption(days: readonly TimelineDay[], colours: ChartColours, texts: BandTexts): EChartsCoreOption {
  const today = days.find((day) => day.today)?.day;
  const base = daysChart(
    colours,
    days.map(({ day }) => day),
    texts,
  );

  return {
    ...base,
    yAxis: [
      { ...base.yAxis, min: 0 },
      { type: 'value', show: false, min: 0, max: 1 },
    ],
    series: [
      quietDays(days, colours),
      ...bands.flatMap(({ name, low, high, opacity }) =>
        band(
          name,
          days.map((day) => day.band?.[low] ?? null),
          days.map((day) => day.band?.[high] ?? null),
          { colour: colours.accent, opacity },
        ),
      ),
      {
        ...line,
        name: 'median',
        data: days.map((day) => day.band?.p50 ?? null),
        lineStyle: { color: colours.accent, width: 2 },
        ...(today && { markLine: todayRule(colours, today, texts.today) }),
      },
      {
        ...line,
        name: 'earlier',
        data: days.map((day) => day.earlier?.p50 ?? null),
        lineStyle: { color: colours.muted, width: 1.5, type: [5, 4] },
      },
      {
        ...line,
        name: 'sold',
        data: days.map((day) => day.sold),
        lineStyle: { color: colours.text, width: 1.5 },
      },
      {
        ...line,
        name: 'out of stock',
        data: days.map((day) => (day.state === 'outOfStock' ? day.sold : null)),
        symbol: 'diamond',
        symbolSize: 8,
        showAllSymbol: true,
        lineStyle: { opacity: 0 },
        itemStyle: { color: colours.now, borderColor: colours.surface, borderWidth: 1 },
      },
    ],
  };
}

/** Weekends and closed days as a pale ground; every day has a value, so that the keyboard can point at each. */
const quietDays = (days: readonly TimelineDay[], colours: ChartColours) => ({
  type: 'bar',
  name: 'quiet',
  yAxisIndex: 1,
  silent: true,
  barWidth: '100%',
  data: days.map(({ weekend, state }) => (weekend || state === 'closed' ? 1 : 0)),
  itemStyle: { color: colours.line, opacity: 0.45 },
});
