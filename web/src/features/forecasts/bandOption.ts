import type { EChartsCoreOption } from 'echarts/core';
import type { TimelineDay } from '@/features/forecasts/timeline';
import type { ChartColours } from '@/charts/colours';
import { actualLine, comparedLine, daysChart, fan, todayRule } from '@/charts/parts';

interface BandTexts {
  readonly day: (day: string) => string;
  readonly value: (value: number) => string;
  readonly today: string;
}

/** Actual sales as a line, the forecast as a median in three bands, quiet days behind them. */
export function bandOption(days: readonly TimelineDay[], colours: ChartColours, texts: BandTexts): EChartsCoreOption {
  const today = days.find((day) => day.today)?.day;
  const base = daysChart(
    colours,
    days.map(({ day }) => day),
    texts,
  );
  const sold = actualLine(
    days.map((day) => day.sold),
    colours,
  );

  return {
    ...base,
    yAxis: [
      { ...base.yAxis, min: 0 },
      { type: 'value', show: false, min: 0, max: 1 },
    ],
    series: [
      quietDays(days, colours),
      ...fan(
        days.map(({ band }) => band),
        colours,
      ),
      comparedLine(
        days.map(({ earlier }) => earlier?.p50 ?? null),
        colours,
      ),
      { ...sold, ...(today && { markLine: todayRule(colours, today, texts.today) }) },
      {
        ...sold,
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

/** Weekends and closed days as a pale ground. */
const quietDays = (days: readonly TimelineDay[], colours: ChartColours) => ({
  type: 'bar',
  yAxisIndex: 1,
  silent: true,
  barWidth: '100%',
  data: days.map(({ weekend, state }) => (weekend || state === 'closed' ? 1 : 0)),
  itemStyle: { color: colours.line, opacity: 0.45 },
});
